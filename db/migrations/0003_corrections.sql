-- Corrections: what people say the mail means. Append-only, chained by hash, never mixed into derived rows.

CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  -- Stable over export and import.
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  -- A message of the thread it is about.
  subject_id TEXT NOT NULL,
  target TEXT NOT NULL,
  value TEXT NOT NULL,
  -- The derived value when the correction was made: shown beside it, and how later mail that says otherwise is noticed.
  derived TEXT NOT NULL,
  who TEXT NOT NULL,
  made TEXT NOT NULL,
  why TEXT NOT NULL,
  evidence_id TEXT,
  undoes TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX correction_subject ON correction (subject_id);

CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction BEGIN
  SELECT raise(ABORT, 'corrections are append-only: undo one by another');
END;
CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction BEGIN
  SELECT raise(ABORT, 'corrections are append-only: undo one by another');
END;

CREATE TABLE token (
  name TEXT PRIMARY KEY,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL,
  scope TEXT NOT NULL,
  made TEXT NOT NULL,
  revoked TEXT
) STRICT;
