package app.cruddur.testing.server;

import static app.cruddur.testing.server.RunningServer.json;

import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A program that asks people for their word, as its makers would write it: code and PKCE. */
public final class ClientApp {

    public static final String STATE = "the client's own/state &c.";
    public static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-it-is";

    public final String id;
    public final String secret;
    public final String redirect;
    private final RunningServer server;

    private ClientApp(RunningServer server, String id, String secret, String redirect) {
        this.server = server;
        this.id = id;
        this.secret = secret;
        this.redirect = redirect;
    }

    public static ClientApp made(RunningServer server, String secret, String redirect)
            throws SQLException {
        String id =
                server.ask(
                        """
                        INSERT INTO clients (name, redirect_uri, secret_sha256)
                        VALUES ('Clocks & Co', '%s', sha256(nullif('%s', '')::bytea)) RETURNING uuid\
                        """
                                .formatted(redirect, secret));
        return new ClientApp(server, id, secret, redirect);
    }

    /** The same program, asking another server. */
    public ClientApp at(RunningServer other) {
        return new ClientApp(other, id, secret, redirect);
    }

    public Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", id);
        request.put("redirect_uri", redirect);
        request.put("scope", "openid profile");
        request.put("state", STATE);
        request.put("nonce", "a nonce");
        request.put("code_challenge", challenge());
        request.put("code_challenge_method", "S256");
        return request;
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String address() {
        return "/oauth2/authorize?" + form(request());
    }

    /** Asks a person who says yes, if they have not before: the code. */
    public String code(Client person) {
        HttpResponse<String> asked = person.get(address());
        String there = asked.headers().firstValue("Location").orElse(asked.body());
        return value(
                there.contains("/allow?") ? answer(person, there, "openid profile") : there,
                "code");
    }

    /** What the page does when a person says yes (or, without a scope, no): where it then goes. */
    public String answer(Client person, String page, String scope) {
        HttpResponse<String> there = answered(person, page, scope);
        return json(there).path("address").asString(there.statusCode() + there.body());
    }

    public HttpResponse<String> answered(Client person, String page, String scope) {
        String scopes =
                Arrays.stream(scope.split(" "))
                        .filter(one -> !one.isEmpty())
                        .map(one -> "&scope=" + one)
                        .collect(Collectors.joining());
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("client_id", id);
        answer.put("state", value(page, "state"));
        return person.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/oauth2/authorize"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(answer) + scopes)));
    }

    public HttpResponse<String> tokens(String code) {
        return tokens(code, VERIFIER);
    }

    public HttpResponse<String> tokens(String code, String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", verifier);
        return post("/oauth2/token", form);
    }

    public HttpResponse<String> refresh(String token) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token);
        return post("/oauth2/token", form);
    }

    public HttpResponse<String> revoke(String token) {
        return post("/oauth2/revoke", new LinkedHashMap<>(Map.of("token", token)));
    }

    /** All of it: the tokens of a person who says yes. */
    public JsonNode signIn(Client person) {
        HttpResponse<String> tokens = tokens(code(person));
        if (tokens.statusCode() != 200) {
            throw new AssertionError(tokens.body());
        }
        return json(tokens);
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded");
        if (secret.isEmpty()) {
            form.put("client_id", id);
        } else {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (id + ":" + secret).getBytes(StandardCharsets.UTF_8)));
        }
        return server.client().send(request.POST(BodyPublishers.ofString(form(form))));
    }

    public static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one ->
                        one.getKey()
                                + "="
                                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A parameter of an address, empty where it has none of the name. */
    public static String value(String address, String name) {
        return Arrays.stream(address.replaceFirst("[^?]*\\??", "").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].equals(name) && pair.length == 2)
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}
