-- How far each source has been read, such as the last commit of each repository. Losing it costs time: all is read again.
CREATE TABLE source_mark (
  source TEXT PRIMARY KEY,
  mark TEXT NOT NULL
) STRICT, WITHOUT ROWID;
