-- People by the first letters of their names. An index that was left half made is made anew.
DROP INDEX CONCURRENTLY IF EXISTS users_display_name_idx;
CREATE INDEX CONCURRENTLY users_display_name_idx ON users ((lower(display_name) COLLATE "C"));
