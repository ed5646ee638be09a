-- People: guesses at an invitation's name, the demonstration's people, and what an account's end really deletes.

ALTER TABLE invitation ADD COLUMN wrong_names integer NOT NULL DEFAULT 0;   -- at 5 the invitation is spent

-- Who one may become in a demonstration; empty everywhere else, and its endpoints do not exist there.
CREATE TABLE demo_persona (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  member_id text NOT NULL REFERENCES member (id),
  what text NOT NULL
);

-- Rows are scoped by a bureau's path, so two bureaus on one path would read each other's cases.
CREATE UNIQUE INDEX org_bureau_path ON org (path) WHERE kind = 'bureau';
CREATE INDEX session_recent ON session (person_id, expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON demo_persona TO apb_app;
GRANT DELETE ON session, message TO apb_app;
