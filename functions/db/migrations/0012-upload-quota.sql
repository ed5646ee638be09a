-- What somebody announced to upload, in bytes: it counts until the file is clean, then its own size does.
ALTER TABLE file ADD COLUMN announced integer NOT NULL DEFAULT 0;
CREATE INDEX file_person ON file (by_person, created_at);
