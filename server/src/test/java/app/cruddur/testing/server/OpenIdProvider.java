package app.cruddur.testing.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An issuer for tests, as OpenID Connect Core and RFC 7636 have it: it signs in, without a word,
 * the person whom the test names. Real signatures, real PKCE; no page and no password.
 */
public final class OpenIdProvider implements AutoCloseable {

    public static final String CLIENT = "cruddur-test";

    /** Somebody as the issuer knows them. */
    public record Person(String sub, String name, String handle, String email, boolean verified) {}

    private final HttpServer http;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Person> bySecret = new ConcurrentHashMap<>();
    public final AtomicInteger renewals = new AtomicInteger();

    /** How often somebody signed out here. */
    public final AtomicInteger ends = new AtomicInteger();

    /** Who comes to the page next. */
    public volatile Person person = new Person("nobody", "Nobody", "nobody", "", false);

    /** How long access tokens say that they live, in seconds. */
    public volatile int lifetime = 3600;

    /** When people typed their password. */
    volatile Instant signedInAt = Instant.now();

    /** Whether refresh tokens are no longer taken. */
    public volatile boolean forgets;

    public volatile RSAKey key = freshKey();

    public OpenIdProvider() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    public static RSAKey freshKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    /** An access token of a person for our client, changed as a test likes. */
    public String accessToken(Person whose, Consumer<JWTClaimsSet.Builder> change) {
        String token =
                sign(claims(whose, change).claim("scope", "openid profile email").build(), key);
        bySecret.put(token, whose);
        return token;
    }

    public String accessToken(Person whose) {
        return accessToken(whose, claims -> {});
    }

    public JWTClaimsSet.Builder claims(Person whose, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(whose.sub())
                        .claim("client_id", CLIENT)
                        .claim("auth_time", signedInAt.getEpochSecond())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
        change.accept(claims);
        return claims;
    }

    public String idToken(Person whose, String nonce) {
        return sign(
                claims(whose, claims -> {})
                        .audience(CLIENT)
                        .claim("nonce", nonce)
                        .claim("name", whose.name())
                        .claim("preferred_username", whose.handle())
                        .claim("email", whose.email())
                        .claim("email_verified", whose.verified())
                        .build(),
                key);
    }

    public static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> say(exchange, 200, metadata());
                case "/keys" -> say(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
                case "/authorize" -> authorize(exchange, form(exchange.getRequestURI()));
                case "/token" -> token(exchange, form(body));
                case "/userinfo" -> userInfo(exchange);
                case "/end" -> end(exchange, form(exchange.getRequestURI()));
                default -> say(exchange, 404, Map.of());
            }
        }
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "jwks_uri",
                issuer() + "/keys",
                "end_session_endpoint",
                issuer() + "/end",
                "subject_types_supported",
                new String[] {"public"},
                "response_types_supported",
                new String[] {"code"},
                "prompt_values_supported",
                new String[] {"none", "login", "create"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        bySecret.put(code, person);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri")
                                + "?code="
                                + code
                                + "&state="
                                + query.getOrDefault("state", "").replace("=", "%3D"));
        exchange.sendResponseHeaders(302, -1);
    }

    /** Ends the session here, of which it has none, and leads back. */
    private void end(HttpExchange exchange, Map<String, String> query) throws IOException {
        ends.incrementAndGet();
        exchange.getResponseHeaders().set("Location", query.get("post_logout_redirect_uri"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        boolean renewal = "refresh_token".equals(form.get("grant_type"));
        String secret = form.getOrDefault(renewal ? "refresh_token" : "code", "");
        Person whose = bySecret.remove(secret);
        Map<String, String> asked = codes.getOrDefault(secret, Map.of());
        codes.remove(secret);
        if (renewal) {
            renewals.incrementAndGet();
        }
        if (whose == null
                || (renewal && forgets)
                || (!renewal
                        && !challenge(form.getOrDefault("code_verifier", ""))
                                .equals(asked.get("code_challenge")))) {
            say(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Map<String, Object> answer = new HashMap<>();
        String refresh = "refresh-" + UUID.randomUUID();
        bySecret.put(refresh, whose);
        answer.put("access_token", accessToken(whose));
        answer.put("refresh_token", refresh);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", lifetime);
        if (!renewal) {
            answer.put("id_token", idToken(whose, asked.getOrDefault("nonce", "")));
        }
        say(exchange, 200, answer);
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        Person whose = bySecret.get(bearer == null ? "" : bearer.replaceFirst("^Bearer ", ""));
        if (whose == null) {
            say(exchange, 401, Map.of());
            return;
        }
        say(
                exchange,
                200,
                Map.of(
                        "sub", whose.sub(),
                        "name", whose.name(),
                        "preferred_username", whose.handle(),
                        "email", whose.email(),
                        "email_verified", whose.verified()));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(URI address) {
        return form(address.getRawQuery());
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void say(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] bytes = RunningServer.JSON.writeValueAsBytes(value);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
