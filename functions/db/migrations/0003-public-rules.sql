-- What the public may read of a policy before anything was filed: what schools must not do, each with its article. JSON text, ready to send.
CREATE TABLE policy_card (
  policy text PRIMARY KEY,
  rules text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON policy_card TO apb_app;
