package app.cruddur.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server connects to for an address that a user sent, and for how long. */
class PushServiceTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.19.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1"
            })
    void an_address_that_is_not_public_is_refused(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2606:4700::1",
                "2a00:1450:4001::1"
            })
    void a_public_one_is_not(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    /** As the product has it, without the tests' own names. */
    @Test
    void a_name_that_leads_to_this_machine_is_not_connected_to() throws Exception {
        try (PushService service =
                new PushService(
                        PublicAddresses::of,
                        (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> service.addresses("localhost", () -> {}))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("not public");
        }
    }

    /** A resolver that answers otherwise the second time finds nobody who asks it again. */
    @Test
    void a_name_is_looked_up_once() throws Exception {
        List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (PushService service =
                new PushService(
                        host -> {
                            asked.add(host);
                            return PushServices.addresses(host);
                        },
                        PushServices.trusting(),
                        Duration.ofMinutes(2))) {
            PushService.Answer answer =
                    service.post(
                            service.addresses("once.push.example", () -> {}),
                            URI.create("https://once.push.example/once?a=b"),
                            Map.of(),
                            () -> 1,
                            new byte[] {1, 2});
            assertThat(answer.status()).isEqualTo(201);
        }
        assertThat(asked).containsExactly("once.push.example");
        PushServices.Received came = PushServices.get().at("/once?a=b").getFirst();
        assertThat(came.host()).isEqualTo("once.push.example");
        assertThat(came.body()).containsExactly(1, 2);
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws Exception {
        try (PushService service =
                new PushService(
                        _ -> PushServices.addresses("push.example"),
                        PushServices.trusting(),
                        Duration.ofMinutes(2))) {
            assertThatThrownBy(() ->
                            service.post(
                                    service.addresses("other.example", () -> {}),
                                    URI.create("https://other.example/name"),
                                    Map.of(),
                                    () -> 1,
                                    new byte[1]))
                    .isInstanceOf(IOException.class);
        }
        assertThat(PushServices.get().at("/name")).isEmpty();
    }

    /** Between the question how long it stands and the last step of TLS time may pass. */
    @Test
    void what_is_over_once_the_service_is_there_is_not_sent() throws Exception {
        try (PushService service = tests(Duration.ofMinutes(2))) {
            assertThatThrownBy(() -> post(service, "https://late.push.example/late", 0))
                    .isInstanceOf(IOException.class);
            assertThat(PushServices.get().at("/late")).isEmpty();
            assertThat(post(service, "https://late.push.example/late", 7).status()).isEqualTo(201);
        }
        assertThat(PushServices.get().at("/late").getFirst().header("ttl")).isEqualTo("7");
    }

    @Test
    void a_service_says_when_to_ask_again_by_seconds_or_by_a_date() throws Exception {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
        try (PushService service = tests(Duration.ofMinutes(2))) {
            assertThat(retryAfter(service, "1800")).isEqualTo(1800);
            assertThat(retryAfter(service, date)).isBetween(3600 - 900, 3600);
            assertThat(retryAfter(service, "Wed, 21 Oct 2015 07:28:00 GMT")).isZero();
            assertThat(retryAfter(service, "in a little while, perhaps")).isZero();
            assertThat(retryAfter(service, "-5")).isZero();
        }
    }

    private static int retryAfter(PushService service, String said) throws IOException {
        PushServices.get().choose("/again", 503, Map.of("Retry-After", said));
        return post(service, "https://again.push.example/again", 1).retryAfter();
    }

    /** One accepts and says nothing; one does not answer; one speaks on and on. */
    @Test
    void a_service_that_does_not_come_to_an_end_is_left() throws Exception {
        PushServices services = PushServices.get();
        CountDownLatch until = services.hold("/never");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServerSocket endless = services.bare();
                PushService service = tests(SHORT)) {
            Thread.ofPlatform().daemon().start(() -> drip(endless));
            for (InetSocketAddress address :
                    List.of(
                            (InetSocketAddress) silent.getLocalSocketAddress(),
                            (InetSocketAddress) endless.getLocalSocketAddress(),
                            PushServices.addresses("slow.push.example").getFirst())) {
                assertThatThrownBy(() ->
                                service.post(
                                        List.of(address),
                                        URI.create("https://slow.push.example/never"),
                                        Map.of(),
                                        () -> 1,
                                        new byte[1]))
                        .isInstanceOf(IOException.class);
            }
        } finally {
            until.countDown();
        }
    }

    /** Gives a first line, and then a header's bytes one by one, until nobody listens. */
    private static void drip(ServerSocket server) {
        try (Socket taken = server.accept();
                OutputStream out = taken.getOutputStream()) {
            out.write("HTTP/1.1 201 Created\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException gone) {
            // As it should be.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static PushService tests(Duration atMost) {
        return new PushService(PushServices::addresses, PushServices.trusting(), atMost);
    }

    private static PushService.Answer post(PushService service, String endpoint, int seconds)
            throws IOException {
        URI address = URI.create(endpoint);
        return service.post(
                service.addresses(address.getHost(), () -> {}),
                address,
                Map.of(),
                () -> seconds,
                new byte[1]);
    }
}
