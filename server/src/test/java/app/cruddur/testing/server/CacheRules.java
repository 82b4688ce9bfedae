package app.cruddur.testing.server;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the headers of an answer against the promise that no copy of it outlives a crud in it. */
final class CacheRules {

    private static final Pattern KEPT =
            Pattern.compile("max-age=0, must-revalidate, s-maxage=([0-5])");
    private static final Pattern EXPIRES_AT = Pattern.compile("\"expires_at\" ?: ?\"([^\"]+)\"");

    private CacheRules() {}

    /**
     * A request on its way.
     *
     * @param at a moment before it was sent
     * @param somebodys whether it shows a session or a token
     */
    record Asked(HttpRequest request, Instant at, boolean somebodys) {

        static Asked now(HttpRequest request, boolean session) {
            boolean token = request.headers().firstValue("Authorization").isPresent();
            return new Asked(request, Instant.now(), session || token);
        }

        /**
         * @param shared whether the answer is one that caches may keep for a moment
         */
        void check(String asked, boolean shared, HttpResponse<String> answer) {
            String said = answer.headers().firstValue("Cache-Control").orElse("");
            if (!shared || somebodys) {
                if (!said.contains("no-store")) {
                    throw new AssertionError(asked + " without Cache-Control: no-store");
                }
                return;
            }
            Matcher kept = KEPT.matcher(said);
            if (!kept.matches()) {
                throw new AssertionError(asked + " with Cache-Control: " + said);
            }
            String vary =
                    String.join(",", answer.headers().allValues("Vary")).toLowerCase(Locale.ROOT);
            if (!vary.contains("cookie") || !vary.contains("authorization")) {
                throw new AssertionError(asked + " with Vary: " + vary);
            }
            Instant keptUntil = at.plusSeconds(Long.parseLong(kept.group(1)));
            firstEnd(answer.body())
                    .ifPresent(end -> {
                        if (keptUntil.isAfter(end)) {
                            throw new AssertionError(asked + " may be kept past " + end);
                        }
                    });
        }
    }

    private static Optional<Instant> firstEnd(String body) {
        return EXPIRES_AT
                .matcher(body)
                .results()
                .map(found -> Instant.parse(found.group(1)))
                .min(Instant::compareTo);
    }
}
