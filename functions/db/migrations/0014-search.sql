-- A search that finds many walks along the order it shows them in, and stops after a page; one that finds few sorts those.
CREATE INDEX org_filers_by_name ON org (name, id) WHERE kind IN ('school', 'office', 'unit') AND active;
