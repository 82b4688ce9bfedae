-- Takes a grant to its next step for a ticket, which serves once: of two requests with it, the second finds no row. A grant ends ninety
-- days after it began, however often it is refreshed.
UPDATE client_grants
SET stage = :stage,
    scope = :scope,
    spent_hmac = CASE WHEN stage <> 'asked' THEN ticket_hmac END,
    ticket_hmac = decode(:ticket_hmac, 'hex'),
    expires_at = LEAST(
        statement_timestamp() + :seconds::integer * interval '1 second', created_at + interval '90 days')
WHERE uuid = :uuid::uuid AND ticket_hmac = decode(:shown_hmac, 'hex')
RETURNING uuid::text;
