package app.cruddur.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What became of the messages that this server gave to push services. Thread-safe. */
@Component
class PushOutcomes {

    private final Counter taken;
    private final Counter gone;
    private final Counter refused;
    private final Counter failed;

    PushOutcomes(MeterRegistry metrics) {
        taken = counter(metrics, "taken");
        gone = counter(metrics, "gone");
        refused = counter(metrics, "refused");
        failed = counter(metrics, "failed");
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return Counter.builder("pushes")
                .tag("outcome", outcome)
                .description(
                        "Messages that a push service took, had no browser for any more, refused,"
                                + " or did not take in four tries")
                .register(metrics);
    }

    void taken() {
        taken.increment();
    }

    void gone() {
        gone.increment();
    }

    void refused() {
        refused.increment();
    }

    void failed() {
        failed.increment();
    }
}
