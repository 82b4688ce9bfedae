-- The people of an original database, the earliest first. Each is the whole row, since email came in the fourth week and
-- bio after it.
SELECT coalesce(json_agg(to_jsonb(users) ORDER BY created_at, ctid), '[]'::json) FROM users;
