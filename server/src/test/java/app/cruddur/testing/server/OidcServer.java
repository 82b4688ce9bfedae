package app.cruddur.testing.server;

import java.util.Map;

/** A server whose people sign in at an issuer: one for all tests of this run. */
public final class OidcServer {

    public static final OpenIdProvider ISSUER = new OpenIdProvider();

    /** Where the server's FRONTEND_URL is. */
    public static final StaticOrigin FRONTEND = new StaticOrigin();

    public static final RunningServer SERVER = RunningServer.another(settings());

    private OidcServer() {}

    /** What a server of this issuer's people is told. */
    public static Map<String, String> settings() {
        return Map.of(
                "IDENTITY",
                "oidc",
                "OIDC_ISSUER",
                ISSUER.issuer(),
                "OIDC_CLIENT_ID",
                OpenIdProvider.CLIENT,
                "FRONTEND_URL",
                FRONTEND.address());
    }
}
