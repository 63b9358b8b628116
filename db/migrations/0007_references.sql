-- Ground state: files given on import that say who is who, as they were read.
CREATE TABLE reference_file (
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived: the office of participants, by those files.
CREATE TABLE role (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
-- The hash of a thread is taken over one table more.
UPDATE thread SET analysed = 0;
DELETE FROM analysis_hash;
