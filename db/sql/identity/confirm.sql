-- Takes the sign-up away, so that its code serves once, records the user and gives the account its password: all or
-- nothing, since it is one statement. A taken handle or e-mail is refused by its index.
WITH taken AS (
    DELETE FROM sign_ups
    WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex')
    RETURNING display_name, handle, email, password_hash
), registered AS (
    INSERT INTO users (display_name, handle, email, cognito_user_id)
    SELECT display_name, handle, email, :sub FROM taken
    RETURNING uuid, handle, display_name, cognito_user_id
), account AS (
    INSERT INTO accounts (sub, email, password_hash)
    SELECT registered.cognito_user_id, taken.email, taken.password_hash FROM registered, taken
)
SELECT json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name) FROM registered;
