-- The hash of the admin's link that a sign-up came by: its person becomes admin once it is confirmed, in whatever browser.
ALTER TABLE sign_ups ADD COLUMN admin_link_hash bytea;
