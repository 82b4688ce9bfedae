-- Takes a grant a step further for the ticket shown, which serves once: of two who show it together, one comes too late.
-- However often it is refreshed, a grant ends ninety days after it began.
UPDATE client_grants
SET stage = :stage,
    scope = :scope,
    spent_hmac = CASE WHEN stage <> 'asked' THEN ticket_hmac END,
    ticket_hmac = decode(:ticket_hmac, 'hex'),
    expires_at = LEAST(
        statement_timestamp() + :seconds::integer * interval '1 second', created_at + interval '90 days')
WHERE uuid = :uuid::uuid AND ticket_hmac = decode(:shown_hmac, 'hex')
RETURNING uuid::text;
