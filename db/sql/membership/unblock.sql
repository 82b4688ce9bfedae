-- Takes a block back. NULL where there is none.
SELECT unblock_sign_ups(:value, :by_handle);
