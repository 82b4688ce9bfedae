-- Gives the word on the account that waits under a handle; psql's variables handle and word.
SELECT 'A running server ' || CASE :'word' WHEN 'accept' THEN 'accepts' ELSE 'refuses' END || ' @' || decide_sign_up(:'handle', :'word', NULL)
    || CASE
        WHEN :'word' = 'accept' AND EXISTS (SELECT FROM panic WHERE expires_at > statement_timestamp()) THEN ' once the panic is over'
        ELSE ' within seconds'
    END
    || ', tells them by mail and writes it into the log.'
    || CASE :'word' WHEN 'accept' THEN ' If somebody has the handle or the email by then, the account is in the list again.' ELSE '' END;
