-- Turns the second factor off, with its recovery codes.
DELETE FROM second_factors WHERE user_uuid = :user_uuid::uuid RETURNING 'off';
