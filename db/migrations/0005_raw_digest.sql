-- So that a batch of mail that is all known is told from its bytes, without being read.
CREATE INDEX raw_sha256 ON raw (sha256);
CREATE INDEX conflict_sha256 ON conflict (sha256);
