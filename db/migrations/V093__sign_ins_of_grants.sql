-- When the person signed in who said yes to a client, for the claim auth_time. Unknown for grants that began before.
ALTER TABLE client_grants ADD COLUMN signed_in_at timestamptz;
