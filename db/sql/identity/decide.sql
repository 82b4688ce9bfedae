-- Gives the word on the account that waits under a handle. NULL where none waits.
SELECT decide_sign_up(:handle, :act, :by_handle);
