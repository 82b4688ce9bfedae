-- Gives the word on the account that waits under a handle; psql's variables handle and word.
SELECT 'A running server ' || CASE :'word' WHEN 'accept' THEN 'accepts' ELSE 'refuses' END || ' @' || decide_sign_up(:'handle', :'word', NULL)
    || ' within seconds, tells them by mail and writes it into the log.'
    || CASE :'word' WHEN 'accept' THEN ' If somebody has the handle or the email by then, the account is in the list again.' ELSE '' END;
