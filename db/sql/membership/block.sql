-- Blocks a mail domain or a network. NULL for what is neither, or nearly everybody.
SELECT block_sign_ups(:value, :by_handle);
