-- Derived: series and prose RFCs of each thread, and the proposals that they are revisions of.

CREATE TABLE head (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  -- What links it to other heads, as JSON (core/proposal).
  head TEXT NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
-- Threads analysed before this migration have no heads yet.
UPDATE thread SET analysed = 0;

-- Worked out from all heads of the store, oldest first in each proposal.
CREATE TABLE revision (
  proposal TEXT NOT NULL,
  n INTEGER NOT NULL,
  head TEXT NOT NULL,
  version INTEGER NOT NULL,
  label TEXT NOT NULL,
  date TEXT NOT NULL,
  patches INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  newest INTEGER NOT NULL,
  PRIMARY KEY (proposal, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_head (
  head TEXT PRIMARY KEY,
  proposal TEXT NOT NULL,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_head_proposal ON revision_head (proposal, n);

ALTER TABLE store ADD COLUMN unlinked INTEGER NOT NULL DEFAULT 1;
