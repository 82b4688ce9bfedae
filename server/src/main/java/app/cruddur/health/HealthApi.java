package app.cruddur.health;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
class HealthApi {

    private static final SqlFile READY = SqlFile.load("health/ready");
    private static final SqlFile WRITABLE = SqlFile.load("health/writable");
    private static final SqlFile LATE = SqlFile.load("health/late");

    private final Db db;
    private final List<VitalThread> vital;
    private final List<Warning> warnings;

    HealthApi(Db db, List<VitalThread> vital, List<Warning> warnings) {
        this.db = db;
        this.vital = vital;
        this.warnings = warnings;
    }

    /** The original's answer. */
    record HealthCheck(boolean success, int ver) {}

    record Status(String status) {}

    /**
     * Whether the server can do its work.
     *
     * @param version the release
     */
    record Readiness(
            String status, @Schema(example = "0.1.0") String version, List<String> warnings) {}

    /** The original's health check, word for word. */
    @OpenApiResponses(shape = HealthCheck.class)
    @GetMapping(path = "/api/health-check", produces = MediaType.APPLICATION_JSON_VALUE)
    HealthCheck healthCheck() {
        return new HealthCheck(true, 1);
    }

    /**
     * The process can go on; else 503 says that it must be started anew.
     *
     * <p>It answers, and the threads that keep the promise run.
     */
    @OpenApiResponses(shape = Status.class, refusals = "thread_ended")
    @GetMapping(path = "/livez", produces = MediaType.APPLICATION_JSON_VALUE)
    Status live() {
        if (!vital.stream().allMatch(VitalThread::isAlive)) {
            throw new Refusal(HealthError.THREAD_ENDED);
        }
        return new Status("live");
    }

    /**
     * The server can do its work, and which release it is; else 503 says what is missing.
     *
     * <p>The database answers too and takes writes, and what has expired is deleted in time. A
     * warning leaves it at 200: all servers share the mail server, and taking all of them out of
     * rotation would lock out those who need no letter.
     */
    @OpenApiResponses(
            shape = Readiness.class,
            refusals = {"not_migrated", "expiry_late"})
    @GetMapping(path = "/readyz", produces = MediaType.APPLICATION_JSON_VALUE)
    Readiness ready() {
        if (!db.call(READY).text().orElse("").equals("ready")) {
            throw new Refusal(HealthError.NOT_MIGRATED);
        }
        db.call(WRITABLE).row();
        if (db.call(LATE).text().orElse("").equals("late")) {
            throw new Refusal(HealthError.EXPIRY_LATE);
        }
        return new Readiness(
                "ready",
                Release.version(),
                warnings.stream()
                        .filter(warning -> warning.reason().isPresent())
                        .map(Warning::code)
                        .toList());
    }
}
