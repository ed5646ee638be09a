-- Uploads that were announced and never passed their check are forgotten after a day.
GRANT DELETE ON file TO apb_app;
CREATE INDEX file_waiting ON file (created_at) WHERE state <> 'clean';
