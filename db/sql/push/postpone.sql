-- Has a message wait some seconds more, and counts its failures, unless another server has taken it since.
UPDATE push_messages
SET due_at = statement_timestamp() + :seconds::integer * interval '1 second', failures = :failures::integer
WHERE position = :position::bigint AND due_at = :claim::timestamptz
RETURNING 'postponed';
