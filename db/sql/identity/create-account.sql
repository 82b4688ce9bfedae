-- Gives a recorded user a password. A taken e-mail address is refused by the index accounts_email_key.
INSERT INTO accounts (sub, email, password_hash)
VALUES (:sub, :email, :password_hash)
RETURNING sub;
