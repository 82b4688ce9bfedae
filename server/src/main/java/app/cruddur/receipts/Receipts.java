package app.cruddur.receipts;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.seals.Seals;
import app.cruddur.statements.Statements;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the author of a crud a signed statement of its end, of a hash of its text, and of the key
 * that it is sealed under. Nothing of it is kept here. Safe for all threads.
 */
@Component
public final class Receipts {

    static final String KIND = "receipt+jwt";

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final SqlFile GIVEN = SqlFile.load("receipts/given");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final Db db;
    private final Seals seals;
    private final Statements statements;
    private final JsonMapper json;

    Receipts(Db db, Seals seals, Statements statements, JsonMapper json) {
        this.db = db;
        this.seals = seals;
        this.statements = statements;
        this.json = json;
    }

    /**
     * Adds a receipt to the answer to a post, where the client prefers one (RFC 7240). Where none
     * can be given the crud is there all the same, and the answer is without {@code
     * Preference-Applied}.
     *
     * @param prefer the request's header
     * @param author who posted the crud
     * @param crud its JSON, as the answer has it
     */
    public void give(
            @Nullable String prefer, byte[] crud, Viewer author, HttpServletResponse response) {
        if (prefer == null || !isWanted(prefer)) {
            return;
        }
        JsonNode said = json.readTree(crud);
        UUID uuid = UUID.fromString(said.get("uuid").asString());
        String nonce = nonce();
        try {
            receipt(uuid, author, nonce + said.get("message").asString())
                    .ifPresent(receipt -> {
                        response.setHeader("Preference-Applied", "receipt");
                        response.setHeader("Receipt", receipt);
                        response.setHeader("Receipt-Nonce", nonce);
                    });
        } catch (DbException failure) {
            LOG.warn("A receipt could not be given: {}", failure.getMessage());
        }
    }

    private static boolean isWanted(String prefer) {
        return Arrays.stream(prefer.split(",", -1))
                .map(preference -> preference.split(";", -1)[0].strip())
                .anyMatch("receipt"::equalsIgnoreCase);
    }

    /** None where the crud has gone meanwhile. */
    private Optional<String> receipt(UUID uuid, Viewer author, String nonceAndText) {
        return db.call(GIVEN)
                .with("uuid", uuid)
                .with("user_uuid", author.uuid())
                .row()
                .map(row -> {
                    ObjectNode claims = json.createObjectNode();
                    claims.put("iss", statements.issuer())
                            .put("sub", uuid.toString())
                            .put("iat", Long.parseLong(row.text(1)))
                            .put("exp", Long.parseLong(row.text(2)))
                            .put("text_sha256", sha256(nonceAndText));
                    seals.under(row.text(3), uuid)
                            .ifPresent(key ->
                                    claims.put("seal", key.hour().toString())
                                            .put("seal_sha256", key.keySha256()));
                    return statements.sign(KIND, json.writeValueAsBytes(claims));
                });
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
