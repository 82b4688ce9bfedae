-- When the panic that is on ends; null where none is.
SELECT json_build_object('expires_at', (SELECT iso_utc(expires_at) FROM panic WHERE expires_at > statement_timestamp()));
