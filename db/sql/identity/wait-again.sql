-- Has an account wait for another word, when the first could not be carried out.
UPDATE waiting_accounts SET word = NULL, by_handle = NULL WHERE handle = :handle AND word IS NOT NULL RETURNING handle;
