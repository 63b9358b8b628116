-- What an archive page and its real mail know each other by tells the row that left it (db/sqlite/shown.ts): made anew by the step.
DELETE FROM thread_id WHERE message_id LIKE 'mail % %' OR message_id LIKE 'page % %';
