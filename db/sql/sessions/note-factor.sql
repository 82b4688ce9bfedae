-- Notes that the person of a session has just given a code of the second factor in it.
UPDATE sessions SET factor_at = statement_timestamp() WHERE uuid = :uuid::uuid RETURNING 'noted';
