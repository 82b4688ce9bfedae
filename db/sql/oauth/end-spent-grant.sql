-- Ends the grant of a ticket that was spent before, since one of the two who had it stole it. The grant keeps the last ticket spent; older
-- tickets name their grant themselves, except those of an early release.
DELETE FROM client_grants
WHERE spent_hmac = decode(:shown_hmac, 'hex')
    OR (uuid = :grant_uuid::uuid AND ticket_hmac IS DISTINCT FROM decode(:shown_hmac, 'hex'))
RETURNING uuid::text;
