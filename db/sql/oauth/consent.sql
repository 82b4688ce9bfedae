-- The scope that a person has allowed a client.
SELECT scope FROM client_consents WHERE user_uuid = :user_uuid::uuid AND client_uuid = :client_uuid::uuid;
