-- Gives a registered user a password to sign in with.
INSERT INTO accounts (sub, email, password_hash)
VALUES (:sub, :email, :password_hash)
RETURNING sub;
