package app.cruddur.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.web.Site;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The addresses of a user pool of Cognito, which has ways of its own. */
class ProviderTest {

    private static final String LOGIN = "https://cruddur.auth.us-east-1.amazoncognito.com";

    @Test
    void cognito_signs_up_and_out_at_addresses_that_it_publishes_nowhere() throws Exception {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + http.getAddress().getPort() + "/us-east-1_A";
        // As Cognito's own says it: no end_session_endpoint, no prompt_values_supported.
        byte[] published =
                """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/oauth2/authorize", "token_endpoint": "%2$s/oauth2/token",
                 "userinfo_endpoint": "%2$s/oauth2/userInfo", "jwks_uri": "%1$s/.well-known/jwks.json",
                 "response_types_supported": ["code", "token"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """
                        .formatted(address, LOGIN)
                        .getBytes(StandardCharsets.UTF_8);
        http.createContext(
                "/us-east-1_A/.well-known/openid-configuration",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, published.length);
                    exchange.getResponseBody().write(published);
                    exchange.close();
                });
        http.start();
        try {
            Provider pool =
                    new Provider(
                            new Issuer(address, "client", "", true),
                            new Site("https://cruddur.example", ""));
            assertThat(pool.signOut("https://cruddur.example/"))
                    .isEqualTo(
                            LOGIN + "/logout?client_id=client&logout_uri=https://cruddur.example/");
            assertThat(pool.signUp(LOGIN + "/oauth2/authorize?response_type=code&state=s"))
                    .isEqualTo(LOGIN + "/signup?response_type=code&state=s");
            assertThat(pool.keys()).hasToString(address + "/.well-known/jwks.json");
        } finally {
            http.stop(0);
        }
    }
}
