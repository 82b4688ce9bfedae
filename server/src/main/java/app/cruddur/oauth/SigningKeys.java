package app.cruddur.oauth;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that sign tokens, the youngest first: kept encrypted in the database, so that they
 * outlive a restart and all servers have the same. Each signs for ninety days; the first signature
 * after that makes the next key. Two made at once do no harm. Thread-safe.
 */
@Component
@ConditionalOnEmbeddedIdentity
final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final SqlFile KEYS = SqlFile.load("oauth/keys");
    private static final SqlFile ADD = SqlFile.load("oauth/add-key");

    private static final String PURPOSE = "signing key";
    private static final int BITS = 2048;
    private static final long OLD_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long JUST_NOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final Db db;
    private final SecretKey secret;
    private final JsonMapper json;

    private List<JWK> known = List.of();
    private long lookedAt;

    SigningKeys(Db db, SecretKey secret, JsonMapper json) {
        this.db = db;
        this.secret = secret;
        this.json = json;
    }

    /** Those wanted; looks again, at most once a second, for one that another server has made. */
    @Override
    public synchronized List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) {
        long age = System.nanoTime() - lookedAt;
        if (known.isEmpty() || age > OLD_NANOS) {
            look();
        }
        List<JWK> found = wanted.select(new JWKSet(known));
        if (found.isEmpty() && age > JUST_NOW_NANOS) {
            look();
            found = wanted.select(new JWKSet(known));
        }
        return found;
    }

    private void look() {
        List<JWK> keys = new ArrayList<>();
        boolean signs = false;
        for (JsonNode row : json.readTree(db.call(KEYS).json().orElseThrow())) {
            JWK key = decrypted(row.get("encrypted").asString());
            if (key != null) {
                keys.add(key);
                signs |= row.get("signs").asBoolean();
            }
        }
        if (!signs) {
            keys.addFirst(another());
        }
        known = List.copyOf(keys);
        lookedAt = System.nanoTime();
    }

    private @Nullable JWK decrypted(String encrypted) {
        try {
            byte[] plain = secret.decrypt(PURPOSE, HexFormat.of().parseHex(encrypted));
            return JWK.parse(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | ParseException ofAnotherSecretKey) {
            LOG.warn("A signing key was kept under another SECRET_KEY; its tokens are void.");
            return null;
        }
    }

    private JWK another() {
        try {
            RSAKey key =
                    new RSAKeyGenerator(BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint(true)
                            .generate();
            byte[] plain = key.toJSONString().getBytes(StandardCharsets.UTF_8);
            db.call(ADD)
                    .with("encrypted", HexFormat.of().formatHex(secret.encrypt(PURPOSE, plain)))
                    .text();
            return key;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
