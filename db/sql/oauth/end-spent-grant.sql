-- A ticket was shown that was spent before: one of the two who had it stole it, so nobody goes on. The grant has kept the
-- last one spent; older ones, but for those of a release that named no grant in them, say it themselves.
DELETE FROM client_grants
WHERE spent_hmac = decode(:shown_hmac, 'hex')
    OR (uuid = :grant_uuid::uuid AND ticket_hmac IS DISTINCT FROM decode(:shown_hmac, 'hex'))
RETURNING uuid::text;
