-- Derived state: what the analysis makes of one thread's mail. Replaced as a whole, thread by thread; losing it loses nothing.

CREATE TABLE analysis (
  thread INTEGER PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
  root TEXT NOT NULL,
  root_list TEXT NOT NULL,
  subject TEXT NOT NULL,
  title TEXT NOT NULL,
  version INTEGER NOT NULL,
  patches INTEGER NOT NULL,
  kind TEXT NOT NULL,
  list TEXT NOT NULL,
  author TEXT NOT NULL,
  author_name TEXT NOT NULL,
  posted TEXT NOT NULL,
  last_activity TEXT NOT NULL,
  messages INTEGER NOT NULL,
  participants INTEGER NOT NULL,
  state TEXT NOT NULL,
  outcome TEXT NOT NULL,
  outcome_rule TEXT NOT NULL,
  outcome_message TEXT,
  outcome_text TEXT,
  outcome_line INTEGER,
  outcome_date TEXT,
  reasons TEXT NOT NULL,
  missing TEXT NOT NULL,
  positions TEXT NOT NULL,
  open_questions INTEGER NOT NULL,
  -- Mean confidence of the speakers where quote marks were lost; NULL: none were lost.
  reconstructed REAL
) STRICT;
CREATE INDEX analysis_kind ON analysis (kind, last_activity);

CREATE TABLE participant (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  addresses TEXT NOT NULL,
  bot INTEGER NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_person ON participant (person);

CREATE TABLE node (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  parent TEXT,
  depth INTEGER NOT NULL,
  ghost INTEGER NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  date TEXT NOT NULL,
  position TEXT NOT NULL,
  evidence TEXT,
  line INTEGER,
  span TEXT,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_message ON finding (message_id);
CREATE INDEX finding_person ON finding (person);

CREATE TABLE statement (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  person TEXT NOT NULL,
  position TEXT NOT NULL,
  rule TEXT NOT NULL,
  line INTEGER NOT NULL,
  span TEXT NOT NULL,
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  target TEXT NOT NULL,
  condition TEXT,
  anchor TEXT,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;

-- Where a person stands at the end, and the steps that led there.
CREATE TABLE position (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  person TEXT NOT NULL,
  position TEXT NOT NULL,
  changed INTEGER NOT NULL,
  evidence TEXT,
  text TEXT,
  rule TEXT NOT NULL,
  since TEXT,
  condition TEXT,
  path TEXT NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_person ON position (person);

CREATE TABLE question (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  person TEXT NOT NULL,
  text TEXT NOT NULL,
  line INTEGER NOT NULL,
  span TEXT NOT NULL,
  kind TEXT NOT NULL,
  addressee TEXT,
  status TEXT NOT NULL,
  acknowledged INTEGER NOT NULL,
  answered_by TEXT,
  answer_text TEXT,
  answer_line INTEGER,
  rule TEXT NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_person ON question (person);
CREATE INDEX question_addressee ON question (addressee);

CREATE TABLE series (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  version INTEGER NOT NULL,
  total INTEGER NOT NULL,
  cover TEXT,
  patches TEXT NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE trailer (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  tag TEXT NOT NULL,
  who TEXT NOT NULL,
  address TEXT,
  person TEXT,
  message_id TEXT NOT NULL,
  patches TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  line INTEGER NOT NULL,
  span TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  what TEXT NOT NULL,
  people TEXT NOT NULL,
  message_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;

-- n = 0 is the headline.
CREATE TABLE turn (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  person TEXT,
  role TEXT NOT NULL,
  what TEXT NOT NULL,
  since TEXT NOT NULL,
  message_id TEXT,
  PRIMARY KEY (thread, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_person ON turn (person);

CREATE TABLE tree (
  thread INTEGER NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  -- JSON of the tree, deflated.
  packed BLOB NOT NULL,
  PRIMARY KEY (thread, n)
) STRICT;
CREATE INDEX tree_message ON tree (message_id);

-- SHA-256 over the rows of the thread in all tables above: bit rot is found, a rebuild can be compared.
CREATE TABLE analysis_hash (
  thread INTEGER PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
  hash TEXT NOT NULL
) STRICT;

-- rowid is message.id. Words only: the text itself is in `body`.
CREATE VIRTUAL TABLE words USING fts5 (
  subject, own, quoted, files, sender, recipient, copied,
  content = '', contentless_delete = 1,
  tokenize = "porter unicode61 remove_diacritics 2 tokenchars '_'"
);
