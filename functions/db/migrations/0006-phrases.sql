-- 常用意见 of a person, on whichever phone they sign in. Sealed: people write names into sentences they keep.
CREATE TABLE phrase_book (
  person_id text PRIMARY KEY REFERENCES person (id),
  box text NOT NULL,
  key_id text NOT NULL,
  saved_at timestamptz NOT NULL
);
ALTER TABLE phrase_book ENABLE ROW LEVEL SECURITY;
ALTER TABLE phrase_book FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON phrase_book USING (
  current_setting('app.scope', true) = 'system' OR person_id = current_setting('app.person', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON phrase_book TO apb_app;
