-- Uses the code of a time step: none of that step or one before it counts again.
UPDATE second_factors SET last_step = :step::bigint
WHERE user_uuid = :user_uuid::uuid AND last_step < :step::bigint
RETURNING 'used';
