-- When the person of a session last gave a code of the second factor in it; null for a session of the password alone.
ALTER TABLE sessions ADD COLUMN factor_at timestamptz;
