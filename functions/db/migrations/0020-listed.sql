-- Being on a list is an entry by the case that listed it, with the region it holds in: a bar of one region says nothing to another.
ALTER TABLE provider DROP COLUMN barred_until, ADD COLUMN listed jsonb NOT NULL DEFAULT '{}';
ALTER TABLE app ADD COLUMN listed jsonb NOT NULL DEFAULT '{}';
