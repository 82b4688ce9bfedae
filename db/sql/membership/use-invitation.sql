-- Takes one use of an invitation, for a sign-up that began while it was open. There is no row when its uses are spent, or its maker is
-- suspended or disabled by now.
UPDATE invitations SET uses_left = uses_left - 1
WHERE uuid = :invitation_uuid::uuid AND uses_left > 0
    AND NOT EXISTS (SELECT FROM suspended_users WHERE suspended_users.user_uuid = invitations.user_uuid)
    AND NOT EXISTS (SELECT FROM disabled_users WHERE disabled_users.user_uuid = invitations.user_uuid)
RETURNING uuid::text;
