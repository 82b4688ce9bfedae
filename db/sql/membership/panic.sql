-- Until when nobody new is taken. There is no row where no panic is on.
SELECT iso_utc(expires_at) FROM panic WHERE expires_at > statement_timestamp();
