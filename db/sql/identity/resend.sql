-- Gives a waiting sign-up another code, at most four times and not within a minute of the last. Then whose it is.
WITH renewed AS (
    UPDATE codes
    SET code_hmac = decode(:code_hmac, 'hex'), tries_left = 5, sends_left = sends_left - 1,
        sent_at = statement_timestamp(), expires_at = statement_timestamp() + interval '10 minutes'
    WHERE uuid = :uuid::uuid AND purpose = 'sign-up' AND sends_left > 0
        AND sent_at <= statement_timestamp() - interval '60 seconds'
    RETURNING uuid, expires_at
)
SELECT
    json_build_object(
        'sign_up', uuid, 'email', email, 'code_expires_at', iso_utc(expires_at), 'resend_after_seconds', 60),
    email, handle
FROM renewed
JOIN sign_ups USING (uuid);
