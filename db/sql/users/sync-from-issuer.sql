-- Stores the issuer's e-mail address of a user, and the name where the issuer has changed it since it last told one.
WITH told AS (
    SELECT display_name FROM issuer_names WHERE user_uuid = :user_uuid::uuid
), changed AS (
    UPDATE users
    SET email = coalesce(nullif(:email, ''), email),
        display_name = CASE
            WHEN :display_name = '' OR :display_name = (SELECT display_name FROM told) THEN display_name
            ELSE :display_name
        END
    WHERE uuid = :user_uuid::uuid
    RETURNING uuid
), kept AS (
    INSERT INTO issuer_names (user_uuid, display_name)
    SELECT uuid, :display_name FROM changed
    ON CONFLICT (user_uuid) DO UPDATE SET display_name = excluded.display_name
)
SELECT uuid::text FROM changed;
