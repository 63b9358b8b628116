-- Ground state: the mail as received and what the decoder read from it. Nothing here is ever worked out again or replaced.

-- One row: the store's own clock. `version` grows with every change, so that a page's validity costs one read.
CREATE TABLE store (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL,
  modified TEXT NOT NULL,
  -- Date of the newest mail: "now" for waiting times, so that a page is a function of the data.
  newest TEXT,
  newest_since TEXT
) STRICT;
INSERT INTO store VALUES (1, 0, '1970-01-01T00:00:00Z', NULL, NULL);

CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  -- NULL: the run never came to its end.
  finished TEXT,
  source TEXT NOT NULL,
  read INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  odd INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE skipped (
  run INTEGER NOT NULL REFERENCES import_run (id),
  n INTEGER NOT NULL,
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (run, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE thread (
  id INTEGER PRIMARY KEY,
  -- The store's version and time when this thread last changed.
  changed INTEGER NOT NULL,
  modified TEXT NOT NULL,
  -- 0: its derived rows are missing or older than its mail.
  analysed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX thread_stale ON thread (id) WHERE analysed = 0;

CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  thread INTEGER NOT NULL REFERENCES thread (id),
  id_source TEXT NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  reply_to TEXT NOT NULL,
  to_list TEXT NOT NULL,
  cc_list TEXT NOT NULL,
  subject TEXT NOT NULL,
  date TEXT NOT NULL,
  date_source TEXT NOT NULL,
  in_reply_to TEXT NOT NULL,
  refs TEXT NOT NULL,
  marks TEXT NOT NULL,
  body_source TEXT NOT NULL,
  list TEXT,
  headers TEXT NOT NULL,
  attachments TEXT NOT NULL,
  notes TEXT NOT NULL,
  origin TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES import_run (id),
  -- SHA-256 of the columns above but `id`, `thread` and `run`, and of the body.
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX message_thread ON message (thread, date, message_id);
CREATE INDEX message_odd ON message (id) WHERE notes <> '[]';

CREATE TABLE body (
  message INTEGER PRIMARY KEY REFERENCES message (id),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE raw (
  message INTEGER PRIMARY KEY REFERENCES message (id),
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  packed BLOB NOT NULL
) STRICT;

-- Every id a mail of the thread has or names, so that a later mail finds its thread whatever order mail arrives in.
CREATE TABLE thread_id (
  message_id TEXT PRIMARY KEY,
  thread INTEGER NOT NULL REFERENCES thread (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_id_thread ON thread_id (thread);

-- Other bytes under a Message-ID that is taken: kept and shown, never analysed.
CREATE TABLE conflict (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  subject TEXT NOT NULL,
  date TEXT NOT NULL,
  origin TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES import_run (id),
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  packed BLOB NOT NULL,
  UNIQUE (message_id, sha256)
) STRICT;
