-- The cast: the people and cruds that the demo, the tests and the README share.
-- Ids are made from names, so that seeding twice is one row each and renews what has expired.

INSERT INTO users (uuid, display_name, handle, email, cognito_user_id)
SELECT
    uuid_generate_v5(uuid_ns_url(), 'https://cruddur.app/users/' || handle),
    display_name, handle, handle || '@example.com', 'seed-' || handle
FROM (VALUES
    ('Andrew Brown', 'andrewbrown'),
    ('Beici Liang', 'beiciliang'),
    ('Andrew Bayko', 'bayko'),
    ('Londo Mollari', 'londo')
) AS cast_of_people (display_name, handle)
ON CONFLICT DO NOTHING;

-- A crud's id begins with a fixed moment (the week in March 2023 when the original learned PostgreSQL), so
-- that the seed sorts beneath whatever people post; the rest comes from uuid_generate_v5 by its text.
INSERT INTO activities (uuid, user_uuid, message, expires_at)
SELECT
    encode(
        set_bit(set_bit(set_bit(
            overlay(
                uuid_send(uuid_generate_v5(uuid_ns_url(), 'https://cruddur.app/activities/' || handle || '/' || lifetime))
                PLACING substring(int8send(1678700000000 + place) FROM 3)
                FROM 1 FOR 6),
            52, 1), 53, 1), 54, 1),
        'hex')::uuid,
    users.uuid, message, statement_timestamp() + lifetime::interval
FROM (VALUES
    (1, 'londo', 'A house of glass, a garden of promises: both gone in three days.', '3 days'),
    (2, 'londo', 'This one will not outlive the day.', '1 day'),
    (3, 'bayko', 'Lunch, then gone.', '3 hours'),
    (4, 'bayko', 'You have an hour to read this.', '1 hour'),
    (5, 'beiciliang', 'Create the 1st activity!', '7 days'),
    (6, 'beiciliang', 'Create the 2nd activity!', '30 days'),
    (7, 'beiciliang', 'Just create the 3rd activity!', '12 hours'),
    (8, 'andrewbrown', 'This was imported as seed data!', '10 days')
) AS cruds (place, handle, message, lifetime)
JOIN users USING (handle)
ON CONFLICT (uuid) DO UPDATE
SET expires_at = excluded.expires_at, created_at = excluded.created_at;
