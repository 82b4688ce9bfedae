package app.cruddur.mail;

import app.cruddur.health.Warning;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What became of the letters that this server gave to its mail server. One letter that fails for a
 * reason of the operator's is a warning: nobody can sign up. A refused addressee is no such reason,
 * but many in a row are: a mail server that relays nothing refuses every addressee. The next letter
 * that is taken ends the warning. Thread-safe.
 */
@Component
final class Deliveries implements Warning {

    static final int MANY_REFUSALS = 10;

    private final Counter takenInAll;
    private final Counter refusedInAll;
    private final Counter failedInAll;

    /** Since the last letter that was taken. */
    private int failures;

    private int refusals;
    private String lastKind = "";

    Deliveries(MeterRegistry metrics) {
        takenInAll = counter(metrics, "taken");
        refusedInAll = counter(metrics, "refused");
        failedInAll = counter(metrics, "failed");
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return Counter.builder("mails")
                .tag("outcome", outcome)
                .description(
                        "Letters that the mail server took, refused for their addressee, or that"
                                + " failed for a reason of the operator's")
                .register(metrics);
    }

    synchronized void taken() {
        takenInAll.increment();
        failures = 0;
        refusals = 0;
    }

    /** Takes the failure of a letter that was given up. */
    synchronized void givenUp(RuntimeException failure) {
        lastKind = Failure.kind(failure);
        if (Failure.isOfAddressee(failure)) {
            refusedInAll.increment();
            refusals++;
        } else {
            failedInAll.increment();
            failures++;
        }
    }

    /** Counts a letter that was dropped without a try. */
    synchronized void dropped() {
        failedInAll.increment();
        failures++;
        lastKind = "too many under way";
    }

    @Override
    public String code() {
        return "mail_failing";
    }

    @Override
    public synchronized Optional<String> reason() {
        return failures == 0 && refusals < MANY_REFUSALS
                ? Optional.empty()
                : Optional.of(
                        "%s letters were given up since the last one that was sent, the last of them for: %s"
                                .formatted(failures + refusals, lastKind));
    }
}
