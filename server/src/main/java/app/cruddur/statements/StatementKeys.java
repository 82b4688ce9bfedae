package app.cruddur.statements;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that sign statements, the youngest first. The private ones are kept encrypted in the
 * database, so that all servers have the same. Each signs for ninety days; the first signature
 * after that makes the next key. Two made at once do no harm. Safe for all threads.
 */
@Component
final class StatementKeys {

    private static final Logger LOG = LoggerFactory.getLogger(StatementKeys.class);
    private static final SqlFile KEYS = SqlFile.load("statements/keys");
    private static final SqlFile ADD = SqlFile.load("statements/add-key");

    private static final String PURPOSE = "statement key";
    private static final long OLD_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long JUST_NOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final Db db;
    private final SecretKey secret;
    private final JsonMapper json;

    private List<Key> known = List.of();
    private @Nullable Long lookedAt;

    /**
     * @param kid the thumbprint of the public key (RFC 7638)
     * @param x the public key
     * @param secret null where it signs no more
     */
    record Key(String kid, String x, @Nullable PrivateKey secret) {}

    StatementKeys(Db db, SecretKey secret, JsonMapper json) {
        this.db = db;
        this.secret = secret;
        this.json = json;
    }

    /** The key that signs now; made where there is none. */
    synchronized Key signing() {
        if (age() > OLD_NANOS) {
            look();
        }
        Optional<Key> signs = known.stream().filter(key -> key.secret() != null).findFirst();
        if (signs.isPresent()) {
            return signs.get();
        }
        Key another = another();
        List<Key> all = new ArrayList<>(List.of(another));
        all.addAll(known);
        known = List.copyOf(all);
        return another;
    }

    /** All keys whose statements somebody may still hold. */
    synchronized List<Key> all() {
        if (age() > OLD_NANOS) {
            look();
        }
        return known;
    }

    /**
     * The public key of this name; looks again, at most once a second, for one that another server
     * has made.
     */
    synchronized Optional<PublicKey> shown(String kid) {
        if (age() > OLD_NANOS) {
            look();
        }
        Optional<PublicKey> found = named(kid);
        if (found.isEmpty() && age() > JUST_NOW_NANOS) {
            look();
            found = named(kid);
        }
        return found;
    }

    private Optional<PublicKey> named(String kid) {
        return known.stream()
                .filter(key -> key.kid().equals(kid))
                .map(key -> Ed25519.publicKey(key.x()))
                .findFirst();
    }

    private long age() {
        return lookedAt == null ? Long.MAX_VALUE : System.nanoTime() - lookedAt;
    }

    private void look() {
        List<Key> keys = new ArrayList<>();
        for (JsonNode row : json.readTree(db.call(KEYS).json().orElseThrow())) {
            boolean signs = row.get("signs").asBoolean();
            keys.add(
                    new Key(
                            row.get("kid").asString(),
                            row.get("x").asString(),
                            signs ? decrypted(row.get("encrypted").asString()) : null));
        }
        known = List.copyOf(keys);
        lookedAt = System.nanoTime();
    }

    private @Nullable PrivateKey decrypted(String encrypted) {
        try {
            return Ed25519.privateKey(secret.decrypt(PURPOSE, HexFormat.of().parseHex(encrypted)));
        } catch (IllegalArgumentException ofAnotherSecretKey) {
            LOG.warn(
                    "A key of statements was kept under another SECRET_KEY; what it has signed can"
                            + " still be checked.");
            return null;
        }
    }

    private Key another() {
        KeyPair pair = Ed25519.pair();
        String x = Ed25519.x(pair.getPublic());
        Key key = new Key(thumbprint(x), x, pair.getPrivate());
        db.call(ADD)
                .with("kid", key.kid())
                .with("x", x)
                .with(
                        "encrypted",
                        HexFormat.of()
                                .formatHex(secret.encrypt(PURPOSE, pair.getPrivate().getEncoded())))
                .text();
        return key;
    }

    /** RFC 7638. */
    static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(members.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
