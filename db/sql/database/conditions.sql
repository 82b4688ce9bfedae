-- The facts about PostgreSQL that a server needs before it begins: its version, the encoding of the database, and the most connections that the role, the database and PostgreSQL allow, null for any number.
SELECT
    current_setting('server_version_num'),
    current_setting('server_encoding'),
    CASE WHEN rolconnlimit >= 0 AND NOT rolsuper THEN rolconnlimit::text END,
    CASE WHEN datconnlimit >= 0 AND NOT rolsuper THEN datconnlimit::text END,
    (
        current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer
        - coalesce(current_setting('reserved_connections', true), '0')::integer
    )::text
FROM pg_roles, pg_database
WHERE rolname = session_user AND datname = current_database();
