INSERT INTO changes (kind, activity_uuid)
SELECT 'created', gen_random_uuid() FROM generate_series(1, 500000);
INSERT INTO events (kind, subject_uuid, audience)
SELECT 'created', gen_random_uuid(), 'everybody' FROM generate_series(1, 500000);
