-- Takes an invitation of the signed-in user back. There is no row when the user has no such invitation.
DELETE FROM invitations WHERE uuid = :uuid::uuid AND user_uuid = :user_uuid::uuid RETURNING uuid::text;
