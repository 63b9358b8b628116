-- Corrections: what people say the mail means. Append-only, chained by hash, never mixed into derived rows.

CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  -- Made from the content: the same correction imported twice is one.
  uid TEXT NOT NULL UNIQUE,
  -- First message of the thread it is about.
  root TEXT NOT NULL,
  -- What is set right, as JSON (core/correction).
  change TEXT NOT NULL,
  who TEXT NOT NULL,
  made TEXT NOT NULL,
  why TEXT NOT NULL,
  rests_on TEXT,
  -- What the mail said when it was made: shown beside it, and how later mail that says otherwise is noticed.
  derived_then TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX correction_root ON correction (root);

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
