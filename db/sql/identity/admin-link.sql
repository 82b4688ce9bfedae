-- Whether a link makes somebody the first admin now.
SELECT 'good'
FROM admin_link
WHERE token_hash = decode(:token_hash, 'hex') AND expires_at > statement_timestamp()
    AND NOT EXISTS (SELECT FROM user_roles WHERE role = 'admin');
