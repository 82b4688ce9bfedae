package app.cruddur.limits;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Controllers;
import app.cruddur.web.ClientNetwork;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.annotation.AnnotatedElementUtils;

class PolicyTest {

    private static final Policies POLICIES = new Policies(Controllers.routes(), List.of(clients()));

    /** The one that no handler carries, as the OAuth server declares it. */
    private static RateLimitedPaths clients() {
        return new RateLimitedPaths(
                "POST",
                Set.of("/oauth2/token", "/oauth2/revoke"),
                new Policy(
                        "token",
                        120,
                        Duration.ofMinutes(1),
                        Policy.Subject.ADDRESS,
                        Policy.Kept.MEMORY));
    }

    @Test
    void the_page_has_the_policies_and_no_others() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("..", "docs", "limits.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, nth(line, '|', 6) + 1))
                        .toList();
        List<Policy> all = new ArrayList<>(POLICIES.all());
        all.addAll(
                List.of(
                        Policy.READ,
                        Policy.WRITE,
                        Policy.REQUESTS,
                        Policy.MAIL_TO,
                        Policy.MAIL_FROM_TO,
                        Policy.MAIL_FROM,
                        Policy.NEWCOMER_POST));
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(all.stream().map(PolicyTest::row).toList());
    }

    @Test
    void what_carries_a_limit_handles_a_request() {
        List<Method> handlers = Controllers.routes().handlers();
        for (Class<?> controller : Controllers.all()) {
            for (Method method : controller.getDeclaredMethods()) {
                if (AnnotatedElementUtils.hasAnnotation(method, RateLimit.class)) {
                    assertThat(handlers).contains(method);
                }
            }
        }
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
        "GET, /api/identity/sign-in, read",
        "GET, /api/activities/home, read",
        "POST, /api/identity/sign-in, sign-in",
        "POST, /api/identity/sign-up, sign-up",
        "POST, /api/identity/confirm, codes",
        "POST, /api/identity/reset, codes",
        "POST, /api/identity/forgot, mail",
        "POST, /api/identity/resend, mail",
        "POST, /api/identity/sign-out, write",
        "POST, /oauth2/token, token",
        "POST, /oauth2/revoke, token",
        "POST, /oauth2/authorize, write",
        "POST, /api/activities, post",
        "POST, /api/activities/0198/reply, post",
        "POST, /api/activitiesque, write",
        "POST, /api/account/email/confirm, codes",
        "PUT, /api/account/email, write",
        "POST, /api/activities/0198/reply/more, write",
        "DELETE, /api/activities/0198, delete",
        "PUT, /api/activities/0198/like, mark",
        "DELETE, /api/activities/0198/like, mark",
        "PUT, /api/activities/0198/repost, mark",
        "DELETE, /api/activities/0198/repost, mark",
        "PUT, /api/activities/0198/keep, mark",
        "DELETE, /api/activities/0198/keep, mark",
        "PUT, /api/profile/update, write"
    })
    void each_request_has_its_policy(String method, String path, String policy) {
        assertThat(POLICIES.of(method, path).wire()).isEqualTo(policy);
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
