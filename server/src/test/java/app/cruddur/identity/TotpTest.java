package app.cruddur.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes by the clock, against the test vectors of the standards. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, for SHA-1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void a_code_is_the_standards(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30)).isEqualTo(code);
        assertThat(Totp.stepOf(SECRET, code, seconds)).hasValue(seconds / 30);
    }

    @Test
    void a_clock_may_be_a_step_behind_or_ahead_and_no_more() {
        long step = 1111111111 / 30;
        String code = Totp.code(SECRET, step);
        for (long off : new long[] {-1, 0, 1}) {
            assertThat(Totp.stepOf(SECRET, code, (step + off) * 30)).hasValue(step);
            assertThat(Totp.stepOf(SECRET, code, (step + off) * 30 + 29)).hasValue(step);
        }
        assertThat(Totp.stepOf(SECRET, code, (step - 1) * 30 - 1)).isEmpty();
        assertThat(Totp.stepOf(SECRET, code, (step + 2) * 30)).isEmpty();
    }

    /** RFC 4648, section 10, and the secret of RFC 6238. */
    @Test
    void a_secret_is_written_as_apps_read_it() {
        assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.address(SECRET, "The Zócalo: café", "londo"))
                .isEqualTo(
                        "otpauth://totp/The%20Z%C3%B3calo%3A%20caf%C3%A9:londo"
                                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                + "&issuer=The%20Z%C3%B3calo%3A%20caf%C3%A9");
    }

    @Test
    void a_secret_has_160_bits_and_no_other_has_the_same() {
        assertThat(Totp.newSecret()).hasSize(20).isNotEqualTo(Totp.newSecret());
    }
}
