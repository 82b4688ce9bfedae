-- Blocks a mail domain or a network; psql's variable value.
SELECT coalesce('Nobody signs up from ' || block_sign_ups(:'value', NULL) || '.', '');
