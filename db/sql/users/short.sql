-- A user in three fields, for a mention or a message's head.
SELECT short_json(uuid, handle, display_name) FROM visible_users WHERE lower(handle) = lower(:handle COLLATE "C");
