package app.cruddur.doctor;

import app.cruddur.crypto.SecretKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks PUBLIC_URL as a browser does: whether it leads here, and what the proxy does. */
final class PublicAddressCheck implements Check {

    private static final String NAME = "public address";
    private static final String PROXY = "proxy";
    private static final String CERTIFICATE = "certificate";
    private static final String SEE = "docs/operations.md shows a proxy's settings.";

    private final Doctor.Host host;
    private final Certificates certificates;

    PublicAddressCheck(Doctor.Host host, Certificates certificates) {
        this.host = host;
        this.certificates = certificates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws InterruptedException, GeneralSecurityException {
        if (host.publicUrl().isEmpty()) {
            return List.of(
                    Finding.warn(
                            NAME,
                            "PUBLIC_URL is not set.",
                            "Set it to the address that people know, unless only this machine's people use the server."));
        }
        SecretKey key = host.key();
        if (key == null) {
            return List.of(
                    Finding.warn(
                            NAME,
                            "Without the secret key nobody can tell whose server answers.",
                            "Ask again as the server's user, once the server has been started."));
        }
        List<Finding> findings = new ArrayList<>();
        URI address = URI.create(host.publicUrl() + "/");
        try (Http http = new Http(certificates, host.patience())) {
            findings.addAll(ask(http, address, key));
            http.shown.end(CERTIFICATE).ifPresent(findings::add);
            if (address.getScheme().equals("https") && address.getPort() < 0) {
                findings.add(plain(http, URI.create("http://" + address.getHost() + "/"), address));
            }
        }
        return findings;
    }

    private static List<Finding> ask(Http http, URI address, SecretKey key)
            throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            Http.Answer answer = http.ask(address, key);
            Optional<ServerView> seen = answer.seen();
            if (seen.isEmpty()) {
                findings.add(stranger(address, answer.status()));
                return findings;
            }
            findings.add(Finding.ok(NAME, address + " leads to this server."));
            findings.add(proxy(seen.get(), address.getScheme().equals("https")));
            findings.add(stream(http, address));
        } catch (IOException away) {
            findings.add(
                    Finding.fail(
                            NAME,
                            "%s cannot be asked: %s.".formatted(address, Http.reason(away)),
                            "Look at its DNS entry, at the proxy and its certificate, and at the firewall. "
                                    + SEE));
        }
        return findings;
    }

    private static Finding stranger(URI address, int status) {
        return status / 100 == 5
                ? Finding.fail(
                        NAME,
                        "%s answers %s: a proxy is there and does not reach the server."
                                .formatted(address, status),
                        "Start the server, and let the proxy pass requests to BIND_ADDRESS and PORT. "
                                + SEE)
                : Finding.fail(
                        NAME,
                        "%s answers %s, but not as this server: it leads to another."
                                .formatted(address, status),
                        "Correct PUBLIC_URL, its DNS entry, or where the proxy passes requests to. "
                                + SEE);
    }

    /** Judges the header by an address that nobody has, which the question itself claimed. */
    static Finding proxy(ServerView seen, boolean https) {
        List<String> hops = seen.forwarded();
        boolean asWritten = hops.equals(List.of(Http.INVENTED));
        if (hops.isEmpty()) {
            return Finding.fail(
                    PROXY,
                    "X-Forwarded-For does not arrive: everybody counts as %s, and shares one person's limits."
                            .formatted(seen.client()),
                    "Let the proxy send it; in nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;");
        }
        if (!https && asWritten) {
            return seen.trusted()
                    ? Finding.warn(
                            PROXY,
                            "X-Forwarded-For arrives as the client wrote it, and is believed from %s."
                                    .formatted(seen.peer()),
                            "This is right where no proxy is in between and only programs of yours connect from there. A proxy must overwrite or extend it.")
                    : Finding.ok(
                            PROXY,
                            "There is none, and nobody's X-Forwarded-For is believed; you count as %s."
                                    .formatted(seen.client()));
        }
        if (hops.getLast().equals(Http.INVENTED)) {
            return Finding.fail(
                    PROXY,
                    "The proxy passes on X-Forwarded-For as the client wrote it, so that people choose the address they count as.",
                    "Let the proxy overwrite or extend it; in nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;");
        }
        return seen.trusted()
                ? Finding.ok(
                        PROXY,
                        "It sends X-Forwarded-For from %s, which TRUSTED_PROXIES names."
                                .formatted(seen.peer()))
                : Finding.fail(
                        PROXY,
                        "Everybody counts as the proxy, %s, and shares one person's limits."
                                .formatted(seen.peer()),
                        "Add %s to TRUSTED_PROXIES, and start the server anew."
                                .formatted(seen.peer()));
    }

    private static Finding stream(Http http, URI address) throws IOException, InterruptedException {
        long began = System.nanoTime();
        int bytes = http.firstBytes(address.resolve("/api/activities/stream"));
        if (bytes < 0) {
            return Finding.warn(
                    "stream",
                    "/api/activities/stream answers %s.".formatted(-bytes),
                    "Ask again; if it stays so, look at the proxy's log and the server's.");
        }
        return bytes > 0
                ? Finding.ok(
                        "stream",
                        "Its first bytes arrive after %s ms."
                                .formatted((System.nanoTime() - began) / 1_000_000))
                : Finding.fail(
                        "stream",
                        "Nothing of /api/activities/stream arrives within %s s."
                                .formatted(http.patience().toSeconds()),
                        "Let the proxy buffer nothing there; in nginx: proxy_buffering off;");
    }

    /**
     * A person who types the name alone may arrive by http.
     *
     * @param plain the address by http
     * @param https where it should lead
     */
    static Finding plain(Http http, URI plain, URI https) throws InterruptedException {
        String check = "http to https";
        String advice = "Let the proxy redirect %s to %s.".formatted(plain, https);
        try {
            HttpResponse<String> answer = http.get(plain);
            String place = answer.headers().firstValue("Location").orElse("");
            return answer.statusCode() / 100 == 3 && place.startsWith(https.toString())
                    ? Finding.ok(check, "http leads to https (%s).".formatted(answer.statusCode()))
                    : Finding.warn(
                            check,
                            "%s answers %s and does not lead to https."
                                    .formatted(plain, answer.statusCode()),
                            advice);
        } catch (IOException away) {
            return Finding.warn(
                    check, "%s cannot be asked: %s.".formatted(plain, Http.reason(away)), advice);
        }
    }
}
