package app.cruddur.statements;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.seals.Seals;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The keys of sealed texts that were destroyed, and the keys by which statements are checked. No
 * limit counts these addresses, so both answers come from memory.
 */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
class StatementsApi {

    private static final SqlFile SEALS = SqlFile.load("statements/seals");
    private static final String KIND = "seals+jwt";

    private static final long HELD_NANOS = Duration.ofSeconds(5).toNanos();
    private static final CacheControl CACHES =
            CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();

    private final Db db;
    private final Seals seals;
    private final Statements statements;
    private final StatementKeys keys;

    private byte @Nullable [] held;
    private long heldSince;

    StatementsApi(Db db, Seals seals, Statements statements, StatementKeys keys) {
        this.db = db;
        this.seals = seals;
        this.statements = statements;
        this.keys = keys;
    }

    /**
     * A key that was destroyed.
     *
     * @param hour the beginning of the hour whose texts it opened
     * @param key_sha256 SHA-256 of the key, in hexadecimal
     */
    @Schema(name = "DestroyedKey")
    record Destroyed(Instant hour, String key_sha256, Instant destroyed_at) {}

    /**
     * What is said of the keys of sealed texts.
     *
     * @param iss the server's PUBLIC_URL; empty where it is not set
     * @param iat when it was said, in seconds since 1970
     * @param sealing whether new texts are sealed
     * @param keys_not_destroyed how many keys there are yet
     * @param keys_destroyed of the last 31 days, the latest hour first
     */
    @Schema(name = "SealsSaid")
    record Said(
            String iss,
            long iat,
            @Schema(allowableValues = {"on", "off", "never on"}) String sealing,
            long keys_not_destroyed,
            List<Destroyed> keys_destroyed) {}

    /**
     * The keys of sealed texts, signed.
     *
     * @param statement the same, signed: a compact JWS of the type seals+jwt
     */
    @Schema(name = "SealsStatement")
    record Signed(Said says, String statement) {}

    /** The keys of sealed texts that were destroyed within 31 days, signed. */
    @OpenApiResponses(shape = Signed.class)
    @GetMapping(path = "/.well-known/seals", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> seals() {
        return ResponseEntity.ok()
                .cacheControl(CACHES)
                .contentType(MediaType.APPLICATION_JSON)
                .body(signed());
    }

    private synchronized byte[] signed() {
        byte[] answer = held;
        if (answer == null || System.nanoTime() - heldSince > HELD_NANOS) {
            answer =
                    statements.answer(
                            KIND,
                            db.call(SEALS)
                                    .with("iss", statements.issuer())
                                    .with("on", seals.isOn())
                                    .json()
                                    .orElseThrow());
            held = answer;
            heldSince = System.nanoTime();
        }
        return answer;
    }

    /** A public key of statements. */
    @Schema(name = "StatementKey")
    record Jwk(String kty, String crv, String use, String alg, String kid, String x) {}

    /** The public keys of statements. */
    @Schema(name = "StatementKeys")
    record Jwks(List<Jwk> keys) {}

    /** The keys by which anybody checks what this server has signed (JWK Set). */
    @OpenApiResponses(shape = Jwks.class)
    @GetMapping(path = "/.well-known/seals/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Jwks> jwks() {
        List<Jwk> all =
                keys.all().stream()
                        .map(key -> new Jwk("OKP", "Ed25519", "sig", "EdDSA", key.kid(), key.x()))
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CACHES)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Jwks(all));
    }
}
