-- Makes an invitation by the signed-in user. There is no row when the user has :most open invitations already, or is suspended. The caller
-- has locked the user's row in the same transaction, so that of two at once the second counts the first, and one after a suspension sees it.
WITH made AS (
    INSERT INTO invitations (user_uuid, code_hash, uses, uses_left, expires_at)
    SELECT
        :user_uuid::uuid, decode(:code_hash, 'hex'), :uses::integer, :uses::integer,
        statement_timestamp() + :hours::integer * interval '1 hour'
    WHERE (
        SELECT count(*)
        FROM invitations
        WHERE user_uuid = :user_uuid::uuid AND uses_left > 0 AND expires_at > statement_timestamp()
    ) < :most::integer
        AND NOT EXISTS (SELECT FROM suspended_users WHERE suspended_users.user_uuid = :user_uuid::uuid)
    RETURNING uuid, uses, uses_left, expires_at, created_at
)
SELECT json_build_object(
    'uuid', uuid, 'uses', uses, 'uses_left', uses_left, 'expires_at', iso_utc(expires_at), 'created_at', iso_utc(created_at),
    'code', :code::text)
FROM made;
