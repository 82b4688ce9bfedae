-- Takes a block back; psql's variable value.
SELECT coalesce(unblock_sign_ups(:'value', NULL) || ' is not blocked any more.', '');
