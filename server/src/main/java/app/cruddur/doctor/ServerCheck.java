package app.cruddur.doctor;

import app.cruddur.crypto.SecretKey;
import app.cruddur.health.Release;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the server on this machine whether it lives, is ready, and warns of something. */
final class ServerCheck implements Check {

    private static final String NAME = "server";
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(\\w+)\"");

    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");

    private final Doctor.Host host;
    private final Certificates certificates;

    ServerCheck(Doctor.Host host, Certificates certificates) {
        this.host = host;
        this.certificates = certificates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws InterruptedException, GeneralSecurityException {
        URI server = host.server();
        if (server == null) {
            return List.of(
                    Finding.warn(
                            NAME,
                            "PORT is 0, so that nobody knows where the server listens.",
                            "Set PORT, and it can be asked."));
        }
        try (Http http = new Http(certificates, host.patience())) {
            return ask(http, server);
        } catch (HttpTimeoutException late) {
            return List.of(
                    Finding.fail(
                            NAME,
                            "The server at %s does not answer in time.".formatted(server),
                            "Look at its log and its database."));
        } catch (IOException away) {
            return List.of(
                    Finding.warn(
                            NAME,
                            "No server answers at %s: %s.".formatted(server, Http.reason(away)),
                            "Start it, and ask again: some checks need a running server."));
        }
    }

    private List<Finding> ask(Http http, URI server) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        HttpResponse<String> lives = http.get(server.resolve("/livez"));
        SecretKey key = host.key();
        if (key == null) {
            return List.of(
                    Finding.warn(
                            NAME,
                            "Something answers at %s; whose it is cannot be told without the secret key."
                                    .formatted(server),
                            "Ask again as the server's user, with the server's settings."));
        }
        Optional<ServerView> seen = http.ask(server, key).seen();
        if (seen.isEmpty()) {
            return List.of(
                    Finding.fail(
                            NAME,
                            "What answers at %s is not the server of these settings."
                                    .formatted(server),
                            "Run the doctor as the server's user, with the server's settings and SECRET_KEY; or set PORT to another."));
        }
        findings.add(state(lives, "lives", "Start the server anew; its log says what ended."));
        HttpResponse<String> ready = http.get(server.resolve("/readyz"));
        findings.add(
                state(
                        ready,
                        "is ready",
                        "See the findings on the database, and the server's log."));
        release(ready.body()).ifPresent(findings::add);
        List<String> warnings = seen.get().warnings();
        if (warnings.isEmpty()) {
            findings.add(Finding.ok("warnings", "The server warns of nothing."));
        }
        for (String warning : warnings) {
            findings.add(
                    Finding.fail(
                            "warnings",
                            "The server warns: " + warning + '.',
                            "Mend what the finding on mail says; the next letter that is sent ends the warning."));
        }
        return findings;
    }

    /** A warning where another release runs than that of this doctor. */
    static Optional<Finding> release(String readiness) {
        Matcher version = VERSION.matcher(readiness);
        return version.find() && !version.group(1).equals(Release.version())
                ? Optional.of(
                        Finding.warn(
                                NAME,
                                "Release %s runs, and this is %s."
                                        .formatted(version.group(1), Release.version()),
                                "Start the server anew if it should be this one, else ask the doctor of the other."))
                : Optional.empty();
    }

    private static Finding state(HttpResponse<String> answer, String word, String advice) {
        String path = answer.uri().getPath();
        if (answer.statusCode() == 200) {
            return Finding.ok(NAME, "It %s (%s).".formatted(word, path));
        }
        Matcher code = CODE.matcher(answer.body());
        return Finding.fail(
                NAME,
                "%s answers %s%s."
                        .formatted(
                                path,
                                answer.statusCode(),
                                code.find() ? " (" + code.group(1) + ")" : ""),
                advice);
    }
}
