-- A code is looked up alone and never in order. A hash index reads one page for it however many there are; a B-tree reads one more at every level it grows.
-- Filled to two fifths no bucket runs over while the others are being split.
CREATE INDEX poster_by_code ON poster USING hash (code) WITH (fillfactor = 40);
CREATE INDEX complaint_by_code ON complaint USING hash (code_hash) WITH (fillfactor = 40);

-- The list of bureaus that anybody may ask for is read from its index alone: the bureaus themselves lie scattered among their schools.
DROP INDEX org_bureau_path;
CREATE UNIQUE INDEX org_bureau_path ON org (path) INCLUDE (id, name, tel, active) WHERE kind = 'bureau';
