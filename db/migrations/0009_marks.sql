-- Derived: what each correction that stands did to the analysis of its thread, beside what the mails alone say.
CREATE TABLE mark (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  uid TEXT NOT NULL,
  -- `position ana@mail.example`, `question ID 14`, `outcome`: the thing it is about.
  about TEXT NOT NULL,
  derived TEXT,
  -- 1: the mails have come to say something else since it was made.
  otherwise INTEGER NOT NULL,
  -- 0: what it is about is not in the thread.
  applied INTEGER NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_uid ON mark (uid);
-- Threads with corrections have them applied from now on, and the hash of a thread is taken over one table more.
UPDATE thread SET analysed = 0;
DELETE FROM analysis_hash;
