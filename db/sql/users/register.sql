-- Records a user once: the same sub again changes nothing and gives back the same user.
-- A taken handle is refused by the index users_handle_key.
WITH registered AS (
    INSERT INTO users (display_name, handle, email, cognito_user_id)
    VALUES (:display_name, lower(:handle COLLATE "C"), :email, :sub)
    ON CONFLICT (cognito_user_id) DO NOTHING
    RETURNING *
), known AS (
    SELECT * FROM registered
    UNION ALL
    SELECT * FROM users WHERE cognito_user_id = :sub
    LIMIT 1
)
SELECT uuid::text, json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name) FROM known;
