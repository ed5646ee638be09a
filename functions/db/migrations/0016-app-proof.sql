-- What was proved of an app once, so that no other school of the region is asked again: the answer as rules read it, the day, who confirmed it,
-- and the filing whose events hold the evidence. It names no person and holds no file.
CREATE TABLE app_proof (
  app_id text NOT NULL REFERENCES app (id),
  region text NOT NULL,
  field text NOT NULL,
  value jsonb NOT NULL,
  filing_id text NOT NULL REFERENCES filing (id),
  confirmed_by text NOT NULL,
  confirmed_on text NOT NULL,
  PRIMARY KEY (app_id, region, field)
);
GRANT SELECT, INSERT, UPDATE ON app_proof TO apb_app;
