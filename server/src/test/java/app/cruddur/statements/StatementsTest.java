package app.cruddur.statements;

import static app.cruddur.testing.server.RunningServer.JSON;
import static app.cruddur.testing.server.RunningServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.crypto.SecretKey;
import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.seals.SealSettings;
import app.cruddur.seals.Seals;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.OidcServer;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.web.Site;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is signed can be checked by anybody, and nothing else passes for it. */
class StatementsTest {

    private static final String SEALS = "/.well-known/seals";
    private static final String JWKS = "/.well-known/seals/jwks";
    private static final byte[] CLAIMS = "{\"sub\":\"a statement\"}".getBytes(UTF_8);

    private final RunningServer server = RunningServer.get();
    private final Statements statements = server.bean(Statements.class);

    /** As another server on the same database. */
    private Statements another(String secretKey) {
        SecretKey secret =
                secretKey.isEmpty()
                        ? server.bean(SecretKey.class)
                        : new SecretKey(secretKey.getBytes(UTF_8));
        return new Statements(
                new StatementKeys(server.bean(Db.class), secret, JSON),
                JSON,
                new Site("https://cruds.example", ""));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JsonNode decoded(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    /** By the published key alone. */
    private static void assertSigned(RunningServer server, String kind, String statement) {
        String[] parts = statement.split("\\.", -1);
        JsonNode header = decoded(parts[0]);
        assertThat(header.get("typ").asString()).isEqualTo(kind);
        JsonNode jwk =
                StreamSupport.stream(
                                json(server.client().get(JWKS)).get("keys").spliterator(), false)
                        .filter(key -> key.get("kid").equals(header.get("kid")))
                        .findFirst()
                        .orElseThrow();
        assertThat(jwk.get("kty").asString()).isEqualTo("OKP");
        PublicKey key = Ed25519.publicKey(jwk.get("x").asString());
        assertThat(
                        Ed25519.isSigned(
                                (parts[0] + "." + parts[1]).getBytes(UTF_8),
                                Base64.getUrlDecoder().decode(parts[2]),
                                key))
                .isTrue();
    }

    /** RFC 8037, appendix A: the key, its thumbprint and a signature, which is always the same. */
    @Test
    void keys_and_signatures_are_those_of_the_specification() {
        byte[] seed = Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
        String pkcs8 = "302e020100300506032b657004220420" + HexFormat.of().formatHex(seed);
        String x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        String signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";

        byte[] signature =
                Ed25519.sign(
                        signed.getBytes(UTF_8), Ed25519.privateKey(HexFormat.of().parseHex(pkcs8)));

        assertThat(base64(signature))
                .isEqualTo(
                        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        assertThat(Ed25519.x(Ed25519.publicKey(x))).isEqualTo(x);
        assertThat(Ed25519.isSigned(signed.getBytes(UTF_8), signature, Ed25519.publicKey(x)))
                .isTrue();
        assertThat(StatementKeys.thumbprint(x))
                .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void a_public_key_is_written_as_it_was_read_whichever_its_sign() {
        assertThat(IntStream.range(0, 40).mapToObj(each -> Ed25519.pair().getPublic()))
                .allSatisfy(key -> assertThat(Ed25519.publicKey(Ed25519.x(key))).isEqualTo(key));
    }

    @Test
    void the_keys_that_were_destroyed_are_listed_and_signed_and_nothing_of_any_crud()
            throws Exception {
        String hash = HexFormat.of().formatHex(new byte[] {1, 2, 3}) + "00".repeat(29);
        server.sql(
                """
                INSERT INTO seal_keys (key_sha256, hour, destroyed_at)
                VALUES (decode('%s', 'hex'), 490000, statement_timestamp()),
                    (decode('%s', 'hex'), 489000, statement_timestamp() - interval '32 days')\
                """
                        .formatted(hash, hash.replaceFirst("01", "ff")));

        Deadline.await(() -> server.client().get(SEALS).body().contains(hash));

        HttpResponse<String> answer = server.client().get(SEALS);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=30, public");
        JsonNode says = json(answer).get("says");
        String statement = json(answer).get("statement").asString();
        assertSigned(server, "seals+jwt", statement);
        assertThat(decoded(statement.split("\\.", -1)[1])).isEqualTo(says);
        assertThat(says.propertyNames())
                .containsExactly("iss", "iat", "sealing", "keys_not_destroyed", "keys_destroyed");
        assertThat(says.get("sealing").asString()).isEqualTo("on");
        assertThat(says.get("keys_not_destroyed").asInt()).isGreaterThanOrEqualTo(46 * 24);
        // The server's own keys are destroyed meanwhile, one with each hour.
        JsonNode destroyed =
                says.get("keys_destroyed")
                        .valueStream()
                        .filter(key -> key.get("key_sha256").asString().equals(hash))
                        .findFirst()
                        .orElseThrow();
        assertThat(destroyed.propertyNames()).containsExactly("hour", "key_sha256", "destroyed_at");
        assertThat(destroyed.get("hour").asString()).isEqualTo("2025-11-24T16:00:00Z");
        assertThat(Instant.parse(destroyed.get("destroyed_at").asString()))
                .isAfter(Instant.now().minusSeconds(600));
        assertThat(answer.body()).doesNotContain(hash.replaceFirst("01", "ff"));
        server.sql("DELETE FROM seal_keys WHERE hour IN (489000, 490000)");
    }

    /** It has no authorization server, whose keys could be used. */
    @Test
    void the_keys_are_there_where_an_issuer_signs_people_in_and_it_says_that_nothing_is_sealed() {
        JsonNode answer = json(OidcServer.SERVER.client().get(SEALS));

        assertThat(answer.at("/says/keys_destroyed").isArray()).isTrue();
        assertSigned(OidcServer.SERVER, "seals+jwt", answer.get("statement").asString());
    }

    /** A database that nobody has sealed in, and then one that somebody has. */
    @Test
    void it_says_whether_texts_were_ever_sealed(@TempDir Path folder) throws SQLException {
        server.sql("CREATE DATABASE never_sealed");
        try {
            Database.migrate(server.database("never_sealed"), line -> {});
            Db db = new Db(Database.single(server.database("never_sealed")));
            SealSettings off = new SealSettings(false, folder.resolve("seals/keys"), true);

            JsonNode never = said(db, Seals.of(off, db));
            assertThat(never.get("sealing").asString()).isEqualTo("never on");
            assertThat(never.get("keys_not_destroyed").asInt()).isZero();
            assertThat(never.get("keys_destroyed").isEmpty()).isTrue();

            Seals.of(new SealSettings(true, off.file(), true), db);
            JsonNode once = said(db, Seals.of(off, db));
            assertThat(once.get("sealing").asString()).isEqualTo("off");
            assertThat(once.get("keys_not_destroyed").asInt()).isPositive();
        } finally {
            server.sql("DROP DATABASE never_sealed WITH (FORCE)");
        }
    }

    /** What a server on this database answers, from its signed part. */
    private JsonNode said(Db db, Seals seals) {
        StatementsApi api =
                new StatementsApi(db, seals, statements, server.bean(StatementKeys.class));
        String statement = JSON.readTree(api.seals().getBody()).get("statement").asString();
        return statements.read("seals+jwt", statement).orElseThrow();
    }

    @Test
    void two_servers_read_what_the_other_has_signed() {
        Statements other = another("");
        String theirs = other.sign("test+jwt", CLAIMS);
        String ours = statements.sign("test+jwt", CLAIMS);

        assertThat(statements.read("test+jwt", theirs)).contains(JSON.readTree(CLAIMS));
        assertThat(other.read("test+jwt", ours)).contains(JSON.readTree(CLAIMS));
        assertSigned(server, "test+jwt", theirs);
    }

    @Test
    void two_keys_made_at_once_do_no_harm() throws Exception {
        List<Statements> servers = List.of(another("x".repeat(32)), another("x".repeat(32)));
        List<Future<String>> signed;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            signed =
                    both.invokeAll(
                            servers.stream()
                                    .map(one ->
                                            (Callable<String>) () -> one.sign("test+jwt", CLAIMS))
                                    .toList());
        }
        for (Future<String> one : signed) {
            for (Statements each : servers) {
                // Each looks for the other's key once a second at most.
                Deadline.await(() -> each.read("test+jwt", one.get()).isPresent());
            }
        }
    }

    @Test
    void under_another_secret_key_another_key_signs_and_the_old_one_still_checks() {
        String before = statements.sign("test+jwt", CLAIMS);
        Statements other = another("y".repeat(32));

        String after = other.sign("test+jwt", CLAIMS);

        assertThat(decoded(after.split("\\.", -1)[0]).get("kid"))
                .isNotEqualTo(decoded(before.split("\\.", -1)[0]).get("kid"));
        assertThat(other.read("test+jwt", before)).isPresent();
    }

    @Test
    void a_key_signs_for_ninety_days_and_is_published_for_a_year_after_the_last_end()
            throws SQLException {
        Statements first = another("z".repeat(32));
        String old = first.sign("test+jwt", CLAIMS);
        String kid = decoded(old.split("\\.", -1)[0]).get("kid").asString();
        String age =
                "UPDATE statement_keys SET created_at = now() - interval '%s' WHERE kid = '%s'";
        server.sql(age.formatted("91 days", kid));

        Statements later = another("z".repeat(32));

        assertThat(later.sign("test+jwt", CLAIMS)).doesNotContain(old.split("\\.", -1)[0]);
        assertThat(later.read("test+jwt", old)).isPresent();
        String forget = SqlFile.load("statements/forget").statement();
        String there = "SELECT count(*)::text FROM statement_keys WHERE kid = '" + kid + "'";
        server.sql(age.formatted("486 days", kid));
        server.sql(forget);
        assertThat(server.ask(there)).isEqualTo("1");
        server.sql(age.formatted("488 days", kid));
        server.sql(forget);
        assertThat(server.ask(there)).isEqualTo("0");
        assertThat(another("").read("test+jwt", old)).isEmpty();
    }

    @Test
    void nothing_but_what_was_signed_for_this_passes() {
        String good = statements.sign("test+jwt", CLAIMS);
        String[] parts = good.split("\\.", -1);
        String kid = decoded(parts[0]).get("kid").asString();
        assertThat(statements.read("test+jwt", good)).isPresent();

        for (String header :
                new String[] {
                    "{\"alg\":\"none\",\"typ\":\"test+jwt\",\"kid\":\"%s\"}",
                    "{\"alg\":\"HS256\",\"typ\":\"test+jwt\",\"kid\":\"%s\"}",
                    "{\"alg\":\"RS256\",\"typ\":\"test+jwt\",\"kid\":\"%s\"}",
                    "{\"alg\":\"eddsa\",\"typ\":\"test+jwt\",\"kid\":\"%s\"}",
                    "{\"alg\":\"EdDSA\",\"typ\":\"other+jwt\",\"kid\":\"%s\"}",
                    "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"kid\":[\"%s\"]}",
                    "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"kid\":\"x\",\"jwk\":\"%s\"}",
                    "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"crit\":[\"b64\"],\"kid\":\"%s\"}",
                    "[\"%s\"]",
                    "null%s",
                    "%s"
                }) {
            String forged = base64(header.formatted(kid).getBytes(UTF_8));
            assertThat(statements.read("test+jwt", forged + "." + parts[1] + "." + parts[2]))
                    .as(header)
                    .isEmpty();
            assertThat(statements.read("test+jwt", forged + "." + parts[1] + "."))
                    .as(header)
                    .isEmpty();
        }
        assertThat(statements.read("other+jwt", good)).isEmpty();
        String other = base64("{\"sub\":\"another statement\"}".getBytes(UTF_8));
        assertThat(statements.read("test+jwt", parts[0] + "." + other + "." + parts[2])).isEmpty();
        assertThat(statements.read("test+jwt", forged(parts, kid))).isEmpty();
    }

    /** Signed well, by a key that is not ours, under the name of one that is. */
    private static String forged(String[] parts, String kid) {
        assertThat(decoded(parts[0]).get("kid").asString()).isEqualTo(kid);
        String signed = parts[0] + "." + parts[1];
        return signed
                + "."
                + base64(Ed25519.sign(signed.getBytes(UTF_8), Ed25519.pair().getPrivate()));
    }

    @Test
    void every_letter_of_a_statement_counts() {
        String good = statements.sign("test+jwt", CLAIMS);
        for (int place = 0; place < good.length(); place++) {
            char letter = good.charAt(place) == 'A' ? 'B' : 'A';
            String changed = good.substring(0, place) + letter + good.substring(place + 1);
            assertThat(statements.read("test+jwt", changed))
                    .as("the letter %d of %s", place, good)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "e30.e30.e30", "€.€.€", "e30.e30", "\u0000.a.b"})
    void what_is_no_statement_at_all_is_none(String text) {
        assertThat(statements.read("test+jwt", text)).isEmpty();
        assertThat(statements.read("test+jwt", text.repeat(3000))).isEmpty();
    }
}
