-- Why a source was not read to its end, in one line; NULL: it was, or the run never came to its own end.
ALTER TABLE import_run ADD COLUMN failure TEXT;
CREATE INDEX import_run_source ON import_run (source, id);
