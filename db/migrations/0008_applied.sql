-- Derived: why addresses are a person's, as JSON, and how a proposal was applied: by whom (key), and tree and commits as JSON.
ALTER TABLE participant ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
ALTER TABLE analysis ADD COLUMN applied_by TEXT;
ALTER TABLE analysis ADD COLUMN applied TEXT;
CREATE INDEX analysis_applied_by ON analysis (applied_by) WHERE applied_by IS NOT NULL;
UPDATE thread SET analysed = 0;
DELETE FROM analysis_hash;
