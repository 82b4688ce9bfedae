package app.cruddur.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordTest {

    private static final List<String> KNOWN = List.of("Susan Ivanova", "ivanova", "i@b5.example");

    /** Symbols that stand for letters made one of 72 bytes cost more than a second. */
    @Test
    void no_password_takes_longer_to_judge_than_a_few_hashes() {
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        for (int warmUp = 0; warmUp < 200; warmUp++) {
            Password.isEasilyGuessed("warm up, number " + warmUp, KNOWN);
        }
        encoder.encode("warm up");
        long hash = processorTime(() -> encoder.encode("correct horse"));
        for (String unit :
                List.of(
                        "4@8({[<369!1|70$5+%2",
                        "a4@8({[<369!1|70$5+%2",
                        "4@8(ex<o6o!1|70$5+%24(85{[<369!1|u0$5+%2",
                        "1|7!",
                        "1234567890",
                        "19901231",
                        "ab",
                        "\uD83D\uDD25",
                        random())) {
            String password = upTo72Bytes(unit);
            assertThat(processorTime(() -> Password.isEasilyGuessed(password, KNOWN)))
                    .as(password)
                    .isLessThan(4 * hash);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "p@$$w0rd12, true",
        "P4$$w0rd!!, true",
        "0123456789, true",
        "su$@n1v@n0v@, true",
        "4@8({[<369!1|70$5+%2, false",
        "purple bombs tick, false"
    })
    void words_written_with_symbols_are_still_seen(String password, boolean common) {
        assertThat(Password.isEasilyGuessed(password, KNOWN)).isEqualTo(common);
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 64_000})
    void what_is_too_long_is_only_that(int length) {
        assertThat(Password.wrongLength("x".repeat(length)))
                .isEqualTo(Optional.of(IdentityError.PASSWORD_TOO_LONG));
        assertThat(Password.wrongLength("\u00e4".repeat(length / 2 + 1)))
                .isEqualTo(Optional.of(IdentityError.PASSWORD_TOO_LONG));
    }

    private static String upTo72Bytes(String unit) {
        return unit.repeat(72).substring(0, unit.codePointAt(0) > 0xFFFF ? 36 : 72);
    }

    private static String random() {
        Random random = new Random(4);
        return random.ints(72, '!', '~' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The least of some turns, in nanoseconds of this thread on a core. */
    private static long processorTime(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 5; turn++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            least =
                    Math.min(
                            least,
                            ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        }
        return least;
    }
}
