-- A filing the school has not let go of yet is nobody else's to see, not even its bureau's.
ALTER TABLE filing ADD COLUMN with_bureau boolean NOT NULL DEFAULT false;
UPDATE filing SET with_bureau = standing NOT IN ('draft', 'at_school');

DROP POLICY scope ON filing;
CREATE POLICY scope ON filing USING (
  current_setting('app.scope', true) = 'system'
  OR (current_setting('app.scope', true) = 'school' AND school_id = current_setting('app.org', true))
  OR (current_setting('app.scope', true) = 'bureau' AND with_bureau AND bureau_path >= current_setting('app.path', true) AND bureau_path < current_setting('app.path_end', true)));
CREATE INDEX public_status_bureau ON public_status (bureau_id, filing_id);
