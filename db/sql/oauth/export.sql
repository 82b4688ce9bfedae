-- The programs that the signed-in user has allowed, without their credentials.
SELECT json_build_object(
    'clients', coalesce((
        SELECT json_agg(
            json_build_object(
                'name', clients.name, 'scope', client_consents.scope,
                'allowed_at', iso_utc(client_consents.created_at))
            ORDER BY client_consents.created_at)
        FROM client_consents
        JOIN clients ON clients.uuid = client_consents.client_uuid
        WHERE client_consents.user_uuid = :user_uuid::uuid), '[]'::json),
    'client_grants', coalesce((
        SELECT json_agg(
            json_build_object(
                'name', clients.name, 'stage', stage, 'scope', scope, 'redirect_uri', client_grants.redirect_uri,
                'signed_in_at', iso_utc(signed_in_at),
                'created_at', iso_utc(client_grants.created_at), 'expires_at', iso_utc(client_grants.expires_at))
            ORDER BY client_grants.created_at)
        FROM client_grants
        JOIN clients ON clients.uuid = client_grants.client_uuid
        WHERE client_grants.user_uuid = :user_uuid::uuid AND client_grants.expires_at > statement_timestamp()), '[]'::json));
