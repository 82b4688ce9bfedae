package app.cruddur.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Keys of an issuer that goes away, and which kinds of token Cognito's rule lets in. */
class IssuerKeysTest {

    private static final Issuer POOL = new Issuer("https://pool", "client", "", true);

    private final RSAKey key;

    IssuerKeysTest() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    private String token(String use, String client) throws Exception {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                        new JWTClaimsSet.Builder()
                                .issuer("https://pool")
                                .subject("sub")
                                .claim("token_use", use)
                                .claim("client_id", client)
                                .claim("scope", "openid")
                                .issueTime(new Date())
                                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                                .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void keys_known_still_count_while_the_issuer_is_away() throws Exception {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        http.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        http.start();
        URI where = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/keys");
        // Old after two milliseconds, so that each token makes it look again.
        JwtDecoder decoder =
                new IssuerKeys(() -> where, Duration.ofMillis(2), Duration.ofMillis(1))
                        .decoder(AccessTokenRules.of(POOL));
        try {
            assertThat(decoder.decode(token("access", "client")).getSubject()).isEqualTo("sub");
            assertThatThrownBy(() -> decoder.decode(token("id", "client")))
                    .isInstanceOf(JwtException.class)
                    .hasMessageContaining("no access token");
            assertThatThrownBy(() -> decoder.decode(token("access", "another")))
                    .hasMessageContaining("for another client");
        } finally {
            http.stop(0);
        }
        for (int time = 0; time < 5; time++) {
            assertThat(decoder.decode(token("access", "client")).getSubject()).isEqualTo("sub");
        }
    }
}
