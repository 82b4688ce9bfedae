-- Records a person of an original database under the same ids; with an e-mail address also an account, whose password
-- nobody knows. The original's times are UTC without saying so.
WITH person AS (
    INSERT INTO users (uuid, display_name, handle, email, cognito_user_id, bio, created_at)
    VALUES (
        :uuid::uuid, :display_name, :handle, :email, :sub, nullif(:bio, ''),
        least(:created_at::timestamp AT TIME ZONE 'UTC', statement_timestamp())
    )
    RETURNING cognito_user_id
), account AS (
    INSERT INTO accounts (sub, email, password_hash)
    SELECT cognito_user_id, :email, :password_hash FROM person WHERE :email <> ''
)
SELECT cognito_user_id FROM person;
