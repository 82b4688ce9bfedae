-- A client's address has the characters of RFC 3986 alone. One with others could be kept, and then nobody could be led
-- there: each request for such a client failed, so that deleting it takes nothing from anybody.
DELETE FROM clients
WHERE redirect_uri !~ '^(https://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?|http://(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:)(/([A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$';
ALTER TABLE clients
    DROP CONSTRAINT clients_redirect_uri_safe,
    ADD CONSTRAINT clients_redirect_uri_safe CHECK (
        redirect_uri ~ '^(https://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?|http://(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:)(/([A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$'
        AND octet_length(redirect_uri) <= 500);
