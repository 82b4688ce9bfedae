-- A user in three fields, for a mention or a message's head.
SELECT short_json(users) FROM users WHERE lower(handle) = lower(:handle COLLATE "C");
