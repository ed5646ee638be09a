-- Cases of other lives in the same store: a provider's filing, a school's inventory. Experts of a school's panel; terminals.
ALTER TABLE org DROP CONSTRAINT org_kind_check, ADD CONSTRAINT org_kind_check CHECK (kind IN ('bureau', 'school', 'office', 'unit', 'provider'));
ALTER TABLE member DROP CONSTRAINT member_role_check, ADD CONSTRAINT member_role_check CHECK (role IN ('filer', 'filer_head', 'expert', 'desk', 'head', 'office', 'admin'));
ALTER TABLE app DROP CONSTRAINT app_kind_check, ADD CONSTRAINT app_kind_check CHECK (kind IN ('app', 'platform', 'mini', 'terminal'));
ALTER TABLE filing ADD COLUMN life text NOT NULL DEFAULT 'filing' CHECK (life IN ('filing', 'provider_filing', 'inventory'));
DROP INDEX filing_one_open;
CREATE UNIQUE INDEX filing_one_open ON filing (school_id, app_id, life) WHERE open;
