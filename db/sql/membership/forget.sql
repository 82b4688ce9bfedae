-- Deletes invitations a day after their end, when no sign-up that began while they were open waits for its code any more; and a panic that
-- has ended.
WITH invitations_swept AS (
    DELETE FROM invitations WHERE expires_at <= statement_timestamp() - interval '1 day' RETURNING 1
), panic_swept AS (
    DELETE FROM panic WHERE expires_at <= statement_timestamp() RETURNING 1
)
SELECT ((SELECT count(*) FROM invitations_swept) + (SELECT count(*) FROM panic_swept))::text;
