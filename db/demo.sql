-- What the demo shows beside the seed: the cast in conversation, with every lifetime there is. Seeding twice is one row each and
-- renews what has expired. The ids follow the seed's, so that these stand above it and beneath whatever people post.

WITH demo (place, name, handle, answers, root, lifetime, age, message) AS (VALUES
    (1, 'empires', 'londo', NULL, 'empires', '30 days', '5 days', 'Thirty days is the longest anything may stay here. I have known empires that needed less.'),
    (2, 'piano', 'beiciliang', NULL, 'piano', '7 days', '2 days', 'Moved the piano next to the window. The neighbours now either clap or close theirs; from here it sounds the same.'),
    (3, 'explain', 'andrewbrown', NULL, 'explain', '3 days', '20 hours', 'If you learn one SQL trick this week: EXPLAIN tells you what the database was going to do anyway.'),
    (4, 'umbrella', 'bayko', NULL, 'umbrella', '1 day', '9 hours', 'Lost: one green umbrella, on the seven o''clock train. Found: walking home in the rain is fine.'),
    (5, 'platform', 'londo', 'umbrella', 'umbrella', '1 day', '8 hours', 'A green one? It is leaning on the wall by platform two.'),
    (6, 'saved', 'bayko', 'platform', 'umbrella', '1 day', '7 hours', 'You have just saved me from a very dull purchase.'),
    (7, 'chess', 'londo', NULL, 'chess', '1 day', '5 hours', 'Someone left a chessboard in the park with one move made. I have answered it. We shall see who comes.'),
    (8, 'opening', 'andrewbrown', 'chess', 'chess', '1 day', '4 hours', 'Which opening?'),
    (9, 'polite', 'londo', 'opening', 'chess', '1 day', '3 hours', 'A polite one.'),
    (10, 'bars', 'beiciliang', NULL, 'bars', '12 hours', '3 hours', 'Practising the same four bars until they stop being four bars.'),
    (11, 'saturday', 'andrewbrown', NULL, 'saturday', '12 hours', '2 hours', 'Deploying today. Nothing has ever gone wrong on a day when nobody was looking.'),
    (12, 'cake', 'bayko', NULL, 'cake', '3 hours', '50 minutes', 'There is cake in the kitchen on the third floor. This post will outlive it.'),
    (13, 'cake-gone', 'beiciliang', 'cake', 'cake', '3 hours', '30 minutes', 'It has.'),
    (14, 'tests', 'andrewbrown', NULL, 'tests', '3 hours', '20 minutes', 'Coffee or tea while the tests run? Asking for the next eleven minutes.'),
    (15, 'tea', 'beiciliang', 'tests', 'tests', '3 hours', '18 minutes', 'Tea. You will want the second cup by minute nine.'),
    (16, 'moon', 'londo', NULL, 'moon', '1 hour', '12 minutes', 'The moon is absurdly large right now. Go to the window; in an hour neither of us will be here.'),
    (17, 'worth', 'beiciliang', 'moon', 'moon', '1 hour', '8 minutes', 'Went. Worth it.'),
    (18, 'clouds', 'bayko', 'moon', 'moon', '1 hour', '6 minutes', 'Clouds here. Tell me it was mediocre.'),
    (19, 'mediocre', 'londo', 'clouds', 'moon', '1 hour', '5 minutes', 'It was mediocre.')
), made AS (
    SELECT
        encode(
            set_bit(set_bit(set_bit(
                overlay(
                    uuid_send(uuid_generate_v5(uuid_ns_url(), 'https://cruddur.app/demo/' || name))
                    PLACING substring(int8send(1678700001000 + place) FROM 3)
                    FROM 1 FOR 6),
                52, 1), 53, 1), 54, 1),
            'hex')::uuid AS uuid,
        demo.*,
        statement_timestamp() - age::interval AS created_at
    FROM demo
)
INSERT INTO activities (uuid, user_uuid, message, reply_to_activity_uuid, created_at, expires_at)
SELECT made.uuid, users.uuid, made.message, parent.uuid, made.created_at, root.created_at + root.lifetime::interval
FROM made
JOIN users USING (handle)
JOIN made AS root ON root.name = made.root
LEFT JOIN made AS parent ON parent.name = made.answers
ON CONFLICT (uuid) DO UPDATE
SET expires_at = excluded.expires_at, created_at = excluded.created_at;
