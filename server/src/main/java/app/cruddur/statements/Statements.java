package app.cruddur.statements;

import app.cruddur.web.Site;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs statements as compact JWS (RFC 7515, RFC 8037) under keys that {@code
 * /.well-known/seals/jwks} publishes for as long as anybody may hold one. The header's {@code typ}
 * says of what kind a statement is, and none passes for one of another kind (RFC 8725, 3.11). Safe
 * for all threads.
 */
@Component
public final class Statements {

    private static final String ALGORITHM = "EdDSA";
    private static final int MAX_LETTERS = 4096;

    private final StatementKeys keys;
    private final JsonMapper json;
    private final String issuer;

    Statements(StatementKeys keys, JsonMapper json, Site site) {
        this.keys = keys;
        this.json = json;
        this.issuer = site.publicUrl();
    }

    /** The issuer of the statements: {@code PUBLIC_URL}, or empty where that is not set. */
    public String issuer() {
        return issuer;
    }

    /**
     * Signs a statement.
     *
     * @param kind the header's {@code typ}
     * @param claims JSON, signed byte for byte
     * @throws app.cruddur.db.DbException when the database cannot be reached
     */
    public String sign(String kind, byte[] claims) {
        StatementKeys.Key key = keys.signing();
        if (key.secret() == null) {
            throw new IllegalStateException("The key " + key.kid() + " signs no more.");
        }
        byte[] header =
                json.writeValueAsBytes(
                        json.createObjectNode()
                                .put("alg", ALGORITHM)
                                .put("typ", kind)
                                .put("kid", key.kid()));
        String signed = base64(header) + '.' + base64(claims);
        byte[] signature = Ed25519.sign(signed.getBytes(StandardCharsets.US_ASCII), key.secret());
        return signed + '.' + base64(signature);
    }

    /**
     * The answer that has a statement, and what it says for people to read.
     *
     * @param claims JSON
     */
    public byte[] answer(String kind, byte[] claims) {
        return ("{\"says\":"
                        + new String(claims, StandardCharsets.UTF_8)
                        + ",\"statement\":\""
                        + sign(kind, claims)
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What one of our own statements of this kind says; empty when it is anything else.
     *
     * @throws app.cruddur.db.DbException when the database cannot be reached
     */
    public Optional<JsonNode> read(String kind, String statement) {
        String[] parts = statement.split("\\.", -1);
        if (statement.length() > MAX_LETTERS || parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode header = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
            // Only this algorithm is ever tried, and only with a key of ours, whatever else it
            // says.
            if (!isText(header.path("alg"), ALGORITHM)
                    || !isText(header.path("typ"), kind)
                    || header.has("crit")
                    || !header.path("kid").isString()) {
                return Optional.empty();
            }
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            Optional<PublicKey> key = keys.shown(header.get("kid").asString());
            byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.UTF_8);
            // Letters can differ in bits that stand for nothing: one signature, one text.
            if (signature.length != Ed25519.SIGNATURE_BYTES
                    || !base64(signature).equals(parts[2])
                    || key.isEmpty()
                    || !Ed25519.isSigned(signed, signature, key.get())) {
                return Optional.empty();
            }
            return Optional.of(json.readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (IllegalArgumentException | JacksonException other) {
            return Optional.empty();
        }
    }

    private static boolean isText(JsonNode node, String text) {
        return node.isString() && node.asString().equals(text);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
