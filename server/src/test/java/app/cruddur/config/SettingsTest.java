package app.cruddur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.boot.CommandLine;
import app.cruddur.crypto.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator decides, and what is said when that cannot be. */
class SettingsTest {

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() ->
                        settings(
                                Map.of(
                                        "PORT", "many",
                                        "MIGRATE", "maybe",
                                        "CONNECTION_URL", "nonsense",
                                        "SECRET_KEY", "short",
                                        "PUBLIC_URL", "cruddur.example",
                                        "TRUSTED_PROXIES", "10.0.0.0/8, proxy.example",
                                        "CRUDDUR_POTR", "1")))
                .hasMessageContainingAll(
                        "PORT must be a number",
                        "MIGRATE must be start or off",
                        "CONNECTION_URL: ",
                        "SECRET_KEY must be 32 bytes",
                        "PUBLIC_URL must be of the form",
                        "'proxy.example', which is no address",
                        "There is no setting CRUDDUR_POTR; did you mean PORT?");
    }

    @Test
    void the_home_is_looked_at_where_it_is_needed_alone() {
        Settings settings = settings(Map.of("HOME", "no\0path"));
        assertThatThrownBy(settings::home)
                .hasMessageContaining("CRUDDUR_HOME has letters that this locale cannot write");
    }

    /** As where a secret is read from a file. */
    @Test
    void a_lines_end_after_a_value_does_not_count() {
        Settings settings =
                settings(
                        Map.of(
                                "CONNECTION_URL",
                                "postgresql://u:p@h/d\n",
                                "SECRET_KEY",
                                "2f".repeat(32) + "\r\n"));
        assertThat(settings.requiredDatabase().database()).isEqualTo("d");
        assertThat(settings.secretKey())
                .extracting(SecretKey::fingerprint)
                .isEqualTo(new SecretKey(HexFormat.of().parseHex("2f".repeat(32))).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot=80 | did you mean --port?",
                "--port | --port needs a value",
                "--secret-key=x | set SECRET_KEY in the environment",
                "--connection-url=postgresql://u:topsecret@h/d | set CONNECTION_URL in the environment"
            })
    void a_wrong_option_is_named_with_what_was_meant(String option, String sentence) {
        assertThatThrownBy(() -> settings(Map.of(), option))
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("topsecret");
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLC_URL, PUBLIC_URL",
        "PUBLIC_ULR, PUBLIC_URL",
        "SIGN_UP, SIGN_UPS",
        "CONNECTION_URI, CONNECTION_URL"
    })
    void a_slip_of_the_pen_in_the_environment_is_refused(String written, String meant) {
        assertThatThrownBy(() -> settings(Map.of(written, "x")))
                .hasMessage(
                        "There is no setting %s; did you mean %s? Else unset it."
                                .formatted(written, meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPORT", "MIGRATED", "PATH", "DATABASE_URL", "SHELL", "SMTP_HOST"})
    void what_belongs_to_others_in_the_environment_is_left_alone(String name) {
        assertThat(settings(Map.of(name, "x")).port()).isEqualTo(4567);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIGN_UPS=maybe | SIGN_UPS must be open, approved, invited or closed, but is 'maybe'.",
                "SIGN_UPS=invited INVITATIONS=101 | INVITATIONS must be a number from 0 to 100, but is '101'.",
                "IDENTITY=oidc OIDC_CLIENT_ID=c OIDC_ISSUER=https://id.example SIGN_UPS=invited | SIGN_UPS=invited is for IDENTITY=embedded alone: the issuer decides whom it lets in.",
                "IDENTITY=ldap | IDENTITY must be embedded or oidc, but is 'ldap'.",
                "IDENTITY=oidc | IDENTITY=oidc needs OIDC_ISSUER and OIDC_CLIENT_ID, or AWS_COGNITO_USER_POOL_ID and AWS_COGNITO_USER_POOL_CLIENT_ID.",
                "IDENTITY=oidc OIDC_ISSUER=https://id.example | IDENTITY=oidc needs OIDC_ISSUER and OIDC_CLIENT_ID, or AWS_COGNITO_USER_POOL_ID and AWS_COGNITO_USER_POOL_CLIENT_ID.",
                "IDENTITY=oidc AWS_COGNITO_USER_POOL_ID=us-east-1_A | IDENTITY=oidc needs OIDC_ISSUER and OIDC_CLIENT_ID, or AWS_COGNITO_USER_POOL_ID and AWS_COGNITO_USER_POOL_CLIENT_ID.",
                "OIDC_ISSUER=https://id.example | OIDC_ISSUER is set, but people sign in here: set IDENTITY=oidc too.",
                "IDENTITY=oidc OIDC_CLIENT_ID=c OIDC_ISSUER=http://id.example | OIDC_ISSUER must be of the form https://host/path (http only on this machine), but is 'http://id.example'.",
                "IDENTITY=oidc OIDC_CLIENT_ID=c OIDC_ISSUER=https://id.example/?a=b | OIDC_ISSUER must be of the form https://host/path (http only on this machine), but is 'https://id.example/?a=b'.",
                "IDENTITY=oidc AWS_COGNITO_USER_POOL_CLIENT_ID=c AWS_COGNITO_USER_POOL_ID=cruddur-user-pool | AWS_COGNITO_USER_POOL_ID must look like us-east-1_AbCdEfGhI, but is 'cruddur-user-pool'.",
                "IDENTITY=oidc AWS_COGNITO_USER_POOL_CLIENT_ID=c AWS_COGNITO_USER_POOL_ID=us-east-1_A AWS_DEFAULT_REGION=Virginia | AWS_DEFAULT_REGION must look like us-east-1, but is 'Virginia'."
            })
    void a_wrong_identity_is_said_in_one_sentence(String given, String sentence) {
        Map<String, String> environment =
                Arrays.stream(given.split(" "))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThatThrownBy(() -> settings(environment)).hasMessage(sentence);
    }

    @Test
    void the_factor_of_limits_is_for_this_machine_alone() {
        assertThat(settings(Map.of("LIMITS_FACTOR", "1000")).limits().limitsFactor())
                .isEqualTo(1000);
        assertThat(
                        settings(Map.of("LIMITS_FACTOR", "1", "BIND_ADDRESS", "0.0.0.0"))
                                .limits()
                                .limitsFactor())
                .isEqualTo(1);
        for (String address : List.of("0.0.0.0", "::", "192.0.2.1", "cruddur.example")) {
            assertThatThrownBy(
                            () -> settings(Map.of("LIMITS_FACTOR", "2", "BIND_ADDRESS", address)))
                    .hasMessageContaining("BIND_ADDRESS=127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "many", "1000000"})
    void a_factor_that_is_none_is_refused(String factor) {
        assertThatThrownBy(() -> settings(Map.of("LIMITS_FACTOR", factor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("LIMITS_FACTOR must be a number");
    }

    @Test
    void what_a_server_says_of_itself_is_short_and_plain() {
        assertThatThrownBy(() ->
                        settings(
                                Map.of(
                                        "SERVER_NAME",
                                        "x".repeat(51),
                                        "SERVER_LINE",
                                        "x".repeat(161),
                                        "SERVER_RULES",
                                        "Be kind.;" + "x".repeat(301),
                                        "SERVER_CONTACT",
                                        "http://cruddur.example",
                                        "SERVER_LANGUAGES",
                                        "English")))
                .hasMessageContainingAll(
                        "SERVER_NAME must be a name of 1 to 50 characters",
                        "SERVER_LINE must be one line",
                        "SERVER_RULES must be at most 20 rules",
                        "SERVER_CONTACT must be a mail address or an https address",
                        "SERVER_LANGUAGES must be at most 10 tags");
        assertThat(settings(Map.of()).server().name()).isEqualTo("Cruddur");
    }

    @Test
    void an_option_is_stronger_than_the_environment() {
        assertThat(settings(Map.of("PORT", "80"), "--port=81").port()).isEqualTo(81);
    }

    @Test
    void what_is_in_force_is_shown_without_its_secrets() {
        String shown =
                settings(
                                Map.of(
                                        "CONNECTION_URL",
                                        "postgresql://u:topsecret@db.example/d",
                                        "SECRET_KEY",
                                        "ab".repeat(32)))
                        .describe();
        assertThat(shown)
                .contains(
                        "PORT=4567",
                        "CONNECTION_URL=(set) d at db.example:5432",
                        "SECRET_KEY=(set)")
                .doesNotContain("topsecret", "abab");
    }

    @Test
    void prod_needs_its_own_url() {
        assertThatThrownBy(() ->
                        Settings.of(Map.of("CONNECTION_URL", "postgresql://h/d"), List.of(), true))
                .hasMessageContaining("PROD_CONNECTION_URL must be set");
    }

    @Test
    void the_page_and_the_help_have_every_setting() throws IOException {
        List<String> rows =
                Arrays.stream(Setting.values())
                        .map(key ->
                                "| `%s` | %s | %s |"
                                        .formatted(
                                                key,
                                                key.defaultValue().isEmpty()
                                                        ? "unset"
                                                        : "`" + key.defaultValue() + "`",
                                                key.description()))
                        .toList();
        assertThat(
                        Files.readAllLines(Path.of("..", "docs", "settings.md")).stream()
                                .filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(rows);
        assertThat(CommandLine.help())
                .contains(Arrays.stream(Setting.values()).map(Enum::name).toList());
    }

    private static Settings settings(Map<String, String> environment, String... options) {
        return Settings.of(environment, List.of(options), false);
    }
}
