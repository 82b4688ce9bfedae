-- Makes the signed-in user the first admin, and uses the link up; the audit log keeps it. No row where the link is void, or the user
-- suspended.
WITH used AS (
    DELETE FROM admin_link
    WHERE token_hash = decode(:token_hash, 'hex') AND expires_at > statement_timestamp()
        AND NOT EXISTS (SELECT FROM user_roles WHERE role = 'admin')
        AND EXISTS (SELECT FROM viewers WHERE viewers.uuid = :user_uuid::uuid AND NOT viewers.suspended)
    RETURNING 1
), person AS (
    SELECT users.uuid, users.handle FROM used, users WHERE users.uuid = :user_uuid::uuid
), made AS (
    INSERT INTO user_roles (user_uuid, role)
    SELECT uuid, 'admin' FROM person
    ON CONFLICT (user_uuid) DO UPDATE SET role = excluded.role, since = statement_timestamp()
), logged AS (
    INSERT INTO audit_log (act, about_handle) SELECT 'admin', handle FROM person
)
SELECT 'made' FROM person;
