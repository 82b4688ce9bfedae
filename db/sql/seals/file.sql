-- The id of the file of keys that this database is sealed with. No row when nothing has ever been sealed.
SELECT id::text FROM seal_file;
