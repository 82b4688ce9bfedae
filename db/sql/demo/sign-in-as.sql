-- Gives one of the seed's people a password, so that a person who tries Cruddur can sign in as them.
INSERT INTO accounts (sub, email, password_hash)
SELECT cognito_user_id, email, :password_hash FROM users WHERE cognito_user_id = 'seed-' || :handle
ON CONFLICT (sub) DO UPDATE SET password_hash = excluded.password_hash
RETURNING sub;
