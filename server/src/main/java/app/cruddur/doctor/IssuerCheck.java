package app.cruddur.doctor;

import app.cruddur.oidc.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the issuer of OpenID Connect: its metadata, keys and clock. */
final class IssuerCheck implements Check {

    private static final String NAME = "issuer";

    /** A Date header has whole seconds. */
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    /** A token may be this far in the future or past its end (Spring Security's default). */
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private final Issuer issuer;
    private final Duration patience;
    private final Certificates certificates;

    IssuerCheck(Issuer issuer, Duration patience, Certificates certificates) {
        this.patience = patience;
        this.issuer = issuer;
        this.certificates = certificates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws InterruptedException, GeneralSecurityException {
        List<Finding> findings = new ArrayList<>();
        try (Http http = new Http(certificates, patience)) {
            try {
                findings.addAll(ask(http));
            } catch (IOException away) {
                findings.add(
                        Finding.fail(
                                NAME,
                                "%s cannot be asked: %s."
                                        .formatted(issuer.address(), Http.reason(away)),
                                "Look at OIDC_ISSUER, and whether this machine may reach it."));
            } catch (JacksonException | IllegalArgumentException wrong) {
                findings.add(
                        Finding.fail(
                                NAME,
                                issuer.address() + " publishes nothing that can be read.",
                                "Set OIDC_ISSUER to the address that the issuer itself names."));
            }
            http.shown.end("issuer's certificate").ifPresent(findings::add);
        }
        return findings;
    }

    private List<Finding> ask(Http http) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        URI place =
                URI.create(
                        issuer.address().replaceFirst("/$", "")
                                + "/.well-known/openid-configuration");
        Instant asked = Instant.now();
        HttpResponse<String> published = http.get(place);
        Instant answered = Instant.now();
        if (published.statusCode() != 200) {
            findings.add(
                    Finding.fail(
                            NAME,
                            "%s answers %s.".formatted(place, published.statusCode()),
                            "Set OIDC_ISSUER to the address that the issuer itself names."));
            return findings;
        }
        JsonNode metadata = JsonMapper.shared().readTree(published.body());
        String named = metadata.path("issuer").asString("");
        if (!named.equals(issuer.address())) {
            findings.add(
                    Finding.fail(
                            NAME,
                            "%s calls itself '%s'.".formatted(issuer.address(), named),
                            "Set OIDC_ISSUER to the address that the issuer itself names, to the letter."));
            return findings;
        }
        HttpResponse<String> keys = http.get(URI.create(metadata.path("jwks_uri").asString("")));
        int count =
                keys.statusCode() == 200
                        ? JsonMapper.shared().readTree(keys.body()).path("keys").size()
                        : 0;
        findings.add(
                count > 0
                        ? Finding.ok(NAME, "%s has %s keys.".formatted(issuer.address(), count))
                        : Finding.fail(
                                NAME,
                                "%s shows no keys (%s)."
                                        .formatted(issuer.address(), keys.statusCode()),
                                "Nobody can sign in without them; ask who runs the issuer."));
        clock(published, asked, answered).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> clock(
            HttpResponse<String> answer, Instant asked, Instant answered) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .map(theirs -> clock(ahead(theirs, asked, answered)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The smallest difference that the answer proves: a slow answer is no wrong clock. */
    private static Duration ahead(Instant theirs, Instant asked, Instant answered) {
        if (theirs.isBefore(asked)) {
            return Duration.between(theirs, asked);
        }
        return theirs.isAfter(answered) ? Duration.between(theirs, answered) : Duration.ZERO;
    }

    /**
     * @param ahead by how much this machine's clock is ahead of the issuer's
     */
    static Finding clock(Duration ahead) {
        String check = "issuer's clock";
        String found =
                "This machine's clock and the issuer's differ by %s s."
                        .formatted(ahead.abs().toSeconds());
        String advice =
                "Let NTP set this machine's clock: from 60 s on, tokens are refused as not yet or no longer valid.";
        return ahead.abs().compareTo(TOLERATED) > 0
                ? Finding.fail(check, found, advice)
                : ahead.abs().compareTo(NOTABLE) > 0
                        ? Finding.warn(check, found, advice)
                        : Finding.ok(check, found);
    }
}
