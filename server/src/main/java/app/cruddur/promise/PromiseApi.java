package app.cruddur.promise;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.seals.Seals;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public figures. */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
class PromiseApi {

    private static final SqlFile SHOW = SqlFile.load("promise/show");

    private final Db db;
    private final Lateness lateness;
    private final Seals seals;

    PromiseApi(Db db, Lateness lateness, Seals seals) {
        this.db = db;
        this.lateness = lateness;
        this.seals = seals;
    }

    /** Figures of a time. */
    @Schema(name = "PromiseSince")
    record Since(
            @Schema(description = "the moment, or the day, of the first of them")
                    @Nullable String since,
            @Schema(description = "cruds whose time came and whose rows were deleted") long ended,
            @Schema(description = "of these, within on_time_seconds") long ended_on_time,
            @Schema(description = "the longest time from a crud's end to its row's deletion")
                    BigDecimal worst_seconds) {}

    /** Figures of a day in UTC. */
    @Schema(name = "PromiseDay")
    record Day(
            LocalDate day,
            long ended,
            long ended_on_time,
            BigDecimal worst_seconds,
            @Schema(
                            description =
                                    "the same, signed once the day is over: a compact JWS of the"
                                            + " type promise+jwt")
                    @Nullable String statement) {}

    /** How well the promise is kept. */
    @Schema(name = "Promise")
    record Figures(
            @Schema(description = "of the server that answers") Since since_start,
            @Schema(description = "of all servers") Since last_30_days,
            int on_time_seconds,
            @Schema(description = "whether new texts are sealed") boolean sealed,
            @Schema(
                            description =
                                    "whether the keys lie on another disk than the database, so that no"
                                            + " copy of a disk has both")
                    boolean keys_apart,
            @Schema(
                            description =
                                    "the earliest hour whose sealed texts a key still opens; null"
                                            + " where there are no keys")
                    @Nullable Instant oldest_readable_hour,
            @Schema(description = "the last 30, the latest first") List<Day> days) {}

    @Operation(summary = "How late expired cruds were deleted, as this server measures it")
    @OpenApiResponses(shape = Figures.class)
    @GetMapping(path = "/api/promise", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] show() {
        Lateness.Figures figures = lateness.sinceStart();
        return db.call(SHOW)
                .with("up_seconds", lateness.upSeconds())
                .with("ended", figures.ended())
                .with("ended_on_time", figures.endedOnTime())
                .with("worst_seconds", figures.worst())
                .with("on_time_seconds", Lateness.ON_TIME_SECONDS)
                .with("sealed", seals.isOn())
                .with("keys_apart", seals.liesApart())
                .json()
                .orElseThrow();
    }
}
