package app.cruddur.push;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Site;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The key pair by which push services know this server (VAPID, RFC 8292). It is made when it is
 * first needed, once for all servers, and kept encrypted in the database. Thread-safe.
 */
@Component
class PushKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PushKeys.class);
    private static final SqlFile KEY = SqlFile.load("push/key");
    private static final SqlFile ADD = SqlFile.load("push/add-key");
    private static final SqlFile REMOVE = SqlFile.load("push/remove-key");

    private static final String PURPOSE = "push key";

    /** RFC 8292 allows a day. */
    private static final Duration SIGNED_FOR = Duration.ofHours(12);

    private static final long OLD_NANOS = Duration.ofMinutes(1).toNanos();

    private final Db db;
    private final SecretKey secret;
    private final @Nullable String contact;

    private @Nullable ECKey known;
    private long lookedAt;

    PushKeys(Db db, SecretKey secret, Site site) {
        this.db = db;
        this.secret = secret;
        this.contact = site.https() ? site.publicUrl() : null;
    }

    /** The public key as browsers take it: the point, uncompressed, in base64url. */
    String publicKey() {
        return publicKey(pair());
    }

    private static String publicKey(ECKey pair) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(P256.bytes(pair.toECPublicKey()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The header Authorization of a request to a push service.
     *
     * @param origin the push service's
     * @param now the database's time
     */
    String authorization(String origin, Instant now) {
        ECKey pair = pair();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build(),
                        new JWTClaimsSet.Builder()
                                .audience(origin)
                                .expirationTime(Date.from(now.plus(SIGNED_FOR)))
                                .subject(contact)
                                .build());
        try {
            token.sign(new ECDSASigner(pair));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return "vapid t=" + token.serialize() + ", k=" + publicKey(pair);
    }

    private synchronized ECKey pair() {
        ECKey pair = known;
        if (pair == null || System.nanoTime() - lookedAt > OLD_NANOS) {
            pair = look().or(this::made).orElseThrow();
            known = pair;
            lookedAt = System.nanoTime();
        }
        return pair;
    }

    private Optional<ECKey> look() {
        return db.call(KEY).text().flatMap(this::decrypted);
    }

    private Optional<ECKey> decrypted(String encrypted) {
        try {
            byte[] plain = secret.decrypt(PURPOSE, HexFormat.of().parseHex(encrypted));
            return Optional.of(ECKey.parse(new String(plain, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | ParseException ofAnotherSecretKey) {
            LOG.warn(
                    "The key of Web Push was kept under another SECRET_KEY; browsers have to be"
                            + " told anew to show notifications.");
            db.call(REMOVE).with("encrypted", encrypted).text();
            return Optional.empty();
        }
    }

    /** Makes one; of several servers the first decides. */
    private Optional<ECKey> made() {
        try {
            byte[] plain =
                    new ECKeyGenerator(Curve.P_256)
                            .generate()
                            .toJSONString()
                            .getBytes(StandardCharsets.UTF_8);
            db.call(ADD)
                    .with("encrypted", HexFormat.of().formatHex(secret.encrypt(PURPOSE, plain)))
                    .text();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return look();
    }
}
