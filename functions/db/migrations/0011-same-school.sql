-- One school is one row however its name is written: its name as names are compared (kernel/text.ts: plainName), kept beside it.
ALTER TABLE org ADD COLUMN plain text NOT NULL DEFAULT '';
UPDATE org SET plain = lower(regexp_replace(normalize(name, NFKC), '\s+', '', 'g'));
CREATE INDEX org_plain ON org (plain, bureau_id);
