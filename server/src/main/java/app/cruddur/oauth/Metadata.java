package app.cruddur.oauth;

import java.util.List;
import java.util.Map;

/** The discovery document, with those of Spring's features that this server offers. */
final class Metadata {

    private static final List<String> NOT_HERE =
            List.of(
                    "introspection_endpoint",
                    "introspection_endpoint_auth_methods_supported",
                    "end_session_endpoint",
                    "tls_client_certificate_bound_access_tokens",
                    "dpop_signing_alg_values_supported");

    private Metadata() {}

    static void correct(Map<String, Object> claims) {
        NOT_HERE.forEach(claims::remove);
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        claims.put("scopes_supported", List.of("openid", "profile", "email"));
        claims.put(
                "token_endpoint_auth_methods_supported",
                List.of("none", "client_secret_basic", "client_secret_post"));
        claims.put(
                "revocation_endpoint_auth_methods_supported",
                List.of("none", "client_secret_basic", "client_secret_post"));
        claims.put("request_parameter_supported", false);
        claims.put("request_uri_parameter_supported", false);
        claims.put("prompt_values_supported", List.of("none", "consent"));
    }
}
