-- Forgets a message that was sent, or that will not be, unless another server has taken it since.
DELETE FROM push_messages WHERE position = :position::bigint AND due_at = :claim::timestamptz RETURNING 'settled';
