-- Derived: a tree no longer says the words of its body again, but where in it they stand.
DELETE FROM tree;
DELETE FROM analysis_hash;
UPDATE thread SET analysed = 0;
