-- Keeps a sign-up until its code is confirmed. Nothing is reserved by it. The id is given, because the code's HMAC is bound to it.
INSERT INTO sign_ups (uuid, display_name, handle, email, password_hash, code_hmac)
VALUES (:uuid::uuid, :display_name, lower(:handle), :email, :password_hash, decode(:code_hmac, 'hex'))
RETURNING json_build_object('sign_up', uuid, 'email', email, 'code_expires_at', iso_utc(expires_at));
