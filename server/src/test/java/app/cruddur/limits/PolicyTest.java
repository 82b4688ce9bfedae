package app.cruddur.limits;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.web.ClientNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    @Test
    void the_page_has_the_policies_and_no_others() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("..", "docs", "limits.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, nth(line, '|', 6) + 1))
                        .toList();
        assertThat(rows).isEqualTo(Stream.of(Policy.values()).map(PolicyTest::row).toList());
    }

    private static String row(Policy policy) {
        return "| `%s` | %d | %d min | %s | %s |"
                .formatted(
                        policy.wire(),
                        policy.quota(),
                        policy.window().toMinutes(),
                        policy.subject().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        policy.kept().name().toLowerCase(Locale.ROOT));
    }

    private static int nth(String line, char sought, int number) {
        int place = -1;
        for (int found = 0; found < number; found++) {
            place = line.indexOf(sought, place + 1);
        }
        return place;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/identity/sign-in, READ",
        "GET, /api/activities/home, READ",
        "POST, /api/identity/sign-in, SIGN_IN",
        "POST, /api/identity/sign-up, SIGN_UP",
        "POST, /api/identity/confirm, CODES",
        "POST, /api/identity/reset, CODES",
        "POST, /api/identity/forgot, MAIL",
        "POST, /api/identity/resend, MAIL",
        "POST, /api/identity/sign-out, WRITE",
        "POST, /oauth2/token, TOKEN",
        "POST, /oauth2/revoke, TOKEN",
        "POST, /oauth2/authorize, WRITE",
        "POST, /api/activities, POST",
        "POST, /api/activities/0198/reply, POST",
        "POST, /api/activitiesque, WRITE",
        "DELETE, /api/activities/0198, DELETE",
        "PUT, /api/profile/update, WRITE"
    })
    void each_request_has_its_policy(String method, String path, Policy policy) {
        assertThat(Policy.of(method, path)).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::1, 20010db800010002/64",
        "2001:db8:1:3::1, 20010db800010003/64",
        "fe80::1%eth0, fe80000000000000/64",
        "0:0:0:0:0:0:0:1, 0000000000000000/64"
    })
    void ipv6_is_counted_by_its_64(String address, String subject) {
        assertThat(ClientNetwork.of(address)).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::1, 20010db80001/48",
        "2001:db8:1:3::1, 20010db80001/48",
        "2001:db8:2:3::1, 20010db80002/48"
    })
    void an_ipv6_site_is_its_48(String address, String site) {
        assertThat(ClientNetwork.site(address)).isEqualTo(site);
    }
}
