-- A lookup's entity tag is made of versions, so a change that forgets to count its version would be hidden by every phone's kept copy.
CREATE FUNCTION next_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER app_version BEFORE UPDATE ON app FOR EACH ROW WHEN (NEW.version = OLD.version AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION next_version();
CREATE TRIGGER provider_version BEFORE UPDATE ON provider FOR EACH ROW WHEN (NEW.version = OLD.version AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION next_version();
CREATE TRIGGER org_version BEFORE UPDATE ON org FOR EACH ROW
  WHEN (NEW.version = OLD.version AND (NEW.name, NEW.tel, NEW.policy, NEW.bureau_id) IS DISTINCT FROM (OLD.name, OLD.tel, OLD.policy, OLD.bureau_id)) EXECUTE FUNCTION next_version();

-- What a pair without a filing shows of its bureau's policy has a version too.
ALTER TABLE policy_card ADD COLUMN version integer NOT NULL DEFAULT 1;
CREATE TRIGGER policy_card_version BEFORE UPDATE ON policy_card FOR EACH ROW WHEN (NEW.version = OLD.version AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION next_version();

-- How many complaints were told of a school lately.
CREATE INDEX complaint_told ON complaint (school_id, created_at);
