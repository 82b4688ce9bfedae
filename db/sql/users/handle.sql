-- Whether a handle can be had: neither a user has it nor an account that waits for a word. Where its form is wrong, :fault says why it cannot.
-- For a taken one the answer offers the first with a number behind it that can be had.
SELECT json_build_object(
    'handle', :handle::text,
    'state', coalesce(:fault::text, CASE WHEN taken THEN 'taken' ELSE 'free' END),
    'offer', CASE WHEN :fault::text IS NULL AND taken THEN (
        SELECT numbered
        FROM generate_series(2, 99) AS number
        CROSS JOIN LATERAL (SELECT left(:handle, 30 - length(number::text)) || number AS numbered) AS made
        -- Asked of each number by the index; NOT EXISTS may read all users instead.
        WHERE (SELECT true FROM users WHERE lower(users.handle) = numbered COLLATE "C" LIMIT 1) IS NULL
            AND (SELECT true FROM waiting_accounts WHERE lower(waiting_accounts.handle) = numbered COLLATE "C" LIMIT 1) IS NULL
        ORDER BY number
        LIMIT 1) END)
FROM (
    SELECT EXISTS (SELECT FROM users WHERE lower(users.handle) = :handle COLLATE "C")
        OR EXISTS (SELECT FROM waiting_accounts WHERE lower(waiting_accounts.handle) = :handle COLLATE "C") AS taken
) AS asked;
