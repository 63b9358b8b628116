-- Ground state: the bytes of mail, the text decoded from them and the fields that no statement asks for, many mails to a pack (db/packing.ts).
ALTER TABLE message RENAME TO old_message;
ALTER TABLE body RENAME TO old_body;
ALTER TABLE raw RENAME TO old_raw;
DROP INDEX message_thread;
DROP INDEX message_odd;
DROP INDEX raw_sha256;

CREATE TABLE pack (
  -- Never used twice: what was read of a pack stays true of its key.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Bytes unpacked.
  size INTEGER NOT NULL,
  -- 1: few mails in it; put together with others when there are enough.
  open INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;
CREATE INDEX pack_open ON pack (id) WHERE open = 1;

-- What shows whom a mail comes from, as the decoder found it: few of them, each in many mails.
CREATE TABLE trace (
  id INTEGER PRIMARY KEY,
  authenticated TEXT,
  boundary TEXT
) STRICT;
CREATE INDEX trace_text ON trace (authenticated, boundary);

CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  thread INTEGER NOT NULL REFERENCES thread (id),
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  subject TEXT NOT NULL,
  date TEXT NOT NULL,
  marks TEXT NOT NULL,
  list TEXT,
  notes TEXT NOT NULL,
  origin TEXT NOT NULL,
  trace INTEGER NOT NULL REFERENCES trace (id),
  run INTEGER NOT NULL REFERENCES import_run (id),
  -- SHA-256 of what the decoder read, body and packed fields too.
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX message_thread ON message (thread);
CREATE INDEX message_odd ON message (id) WHERE notes <> '[]';

CREATE TABLE raw (
  message INTEGER PRIMARY KEY REFERENCES message (id),
  -- Names a row of `pack`, without a foreign key: packs that are put together would need an index for nothing else.
  pack INTEGER NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL
) STRICT;
-- The first bytes tell mails apart; the rest is compared with the row.
CREATE INDEX raw_sha256 ON raw (substr(sha256, 1, 6));
