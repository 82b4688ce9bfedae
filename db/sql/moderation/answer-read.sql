-- Notes that a moderator has been shown the answer to a decision.
UPDATE reports SET answer_read_at = statement_timestamp()
WHERE uuid = :uuid::uuid AND answer IS NOT NULL AND answer_read_at IS NULL
RETURNING 'read';
