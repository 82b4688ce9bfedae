-- Claims a session's renewal that was due at a time: a row for the one who may ask the issuer, none for the others. A claim
-- that came to nothing within half a minute is open again.
INSERT INTO renewals (session_primary_id, due)
SELECT primary_id, to_timestamp(:due::double precision) FROM spring_session WHERE session_id = :session
ON CONFLICT (session_primary_id) DO UPDATE SET due = excluded.due, claimed_at = excluded.claimed_at
    WHERE excluded.due > renewals.due
        OR (excluded.due = renewals.due AND renewals.claimed_at < statement_timestamp() - interval '30 seconds')
RETURNING 'claimed';
