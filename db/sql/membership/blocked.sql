-- Whether nobody signs up with a mail address of this domain, in lower case, or from this network address, which may be absent.
SELECT 'blocked'
FROM sign_up_blocks
WHERE network >>= unwrapped(split_part(:address::text, '%', 1)::inet)
    OR (network IS NULL AND (value = :domain::text OR right(:domain::text, length(value) + 1) = '.' || value))
LIMIT 1;
