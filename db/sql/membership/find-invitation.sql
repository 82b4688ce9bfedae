-- The open invitation with a code, unless its maker is suspended or disabled. There is no row when there is none.
SELECT uuid::text
FROM invitations
WHERE code_hash = decode(:code_hash, 'hex') AND uses_left > 0 AND expires_at > statement_timestamp()
    AND NOT EXISTS (SELECT FROM suspended_users WHERE suspended_users.user_uuid = invitations.user_uuid)
    AND NOT EXISTS (SELECT FROM disabled_users WHERE disabled_users.user_uuid = invitations.user_uuid);
