-- A ticket was shown that was spent before: one of the two who had it stole it, so nobody goes on.
DELETE FROM client_grants WHERE spent_hmac = decode(:shown_hmac, 'hex') RETURNING uuid::text;
