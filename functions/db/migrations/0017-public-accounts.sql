-- 公众号 are tools that schools choose and bureaus file, as 教技函〔2019〕55号（八）says.
ALTER TABLE app DROP CONSTRAINT app_kind_check, ADD CONSTRAINT app_kind_check CHECK (kind IN ('app', 'platform', 'mini', 'account', 'terminal'));
