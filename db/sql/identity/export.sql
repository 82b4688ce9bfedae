-- Everything that is kept of the signed-in user, but for what proves that it is them: passwords, codes, and digests of them.
SELECT json_build_object(
    'exported_at', iso_utc(statement_timestamp()),
    'account', json_build_object(
        'uuid', users.uuid, 'handle', users.handle, 'display_name', users.display_name, 'bio', users.bio,
        'email', users.email, 'sub', users.cognito_user_id, 'created_at', iso_utc(users.created_at),
        'name_at_issuer', (SELECT display_name FROM issuer_names WHERE user_uuid = users.uuid)),
    'email_change', (
        SELECT json_build_object('email', email_changes.email, 'code_expires_at', iso_utc(codes.expires_at))
        FROM email_changes
        JOIN codes USING (uuid)
        WHERE email_changes.sub = users.cognito_user_id AND codes.expires_at > statement_timestamp()
        ORDER BY codes.expires_at DESC
        LIMIT 1),
    'sessions', :sessions::json,
    'clients', coalesce((
        SELECT json_agg(
            json_build_object(
                'name', clients.name, 'scope', client_consents.scope,
                'allowed_at', iso_utc(client_consents.created_at))
            ORDER BY client_consents.created_at)
        FROM client_consents
        JOIN clients ON clients.uuid = client_consents.client_uuid
        WHERE client_consents.user_uuid = users.uuid), '[]'::json),
    'client_grants', coalesce((
        SELECT json_agg(
            json_build_object(
                'name', clients.name, 'stage', stage, 'scope', scope, 'redirect_uri', client_grants.redirect_uri,
                'signed_in_at', iso_utc(signed_in_at),
                'created_at', iso_utc(client_grants.created_at), 'expires_at', iso_utc(client_grants.expires_at))
            ORDER BY client_grants.created_at)
        FROM client_grants
        JOIN clients ON clients.uuid = client_grants.client_uuid
        WHERE client_grants.user_uuid = users.uuid AND client_grants.expires_at > statement_timestamp()), '[]'::json),
    'activities', coalesce((
        SELECT json_agg(json ORDER BY live_activities_json.uuid DESC)
        FROM live_activities_json
        WHERE live_activities_json.user_uuid = users.uuid), '[]'::json))
FROM users
WHERE uuid = :user_uuid::uuid;
