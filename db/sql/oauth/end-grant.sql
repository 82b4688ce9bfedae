-- Ends a grant, and with it every token.
DELETE FROM client_grants WHERE uuid = :uuid::uuid RETURNING uuid::text;
