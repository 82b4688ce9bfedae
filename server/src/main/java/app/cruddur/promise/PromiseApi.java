package app.cruddur.promise;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.seals.Seals;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
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

    /**
     * Figures of a time.
     *
     * @param since the moment, or the day, of the first of them
     * @param ended cruds whose time came and whose rows were deleted
     * @param ended_on_time of these, within on_time_seconds
     * @param worst_seconds the longest time from a crud's end to its row's deletion
     */
    @Schema(name = "PromiseSince")
    record Since(
            @Nullable String since, long ended, long ended_on_time, BigDecimal worst_seconds) {}

    /**
     * Figures of a day in UTC.
     *
     * @param statement the same, signed once the day is over: a compact JWS of the type promise+jwt
     */
    @Schema(name = "PromiseDay")
    record Day(
            LocalDate day,
            long ended,
            long ended_on_time,
            BigDecimal worst_seconds,
            @Nullable String statement) {}

    /**
     * How well the promise is kept.
     *
     * @param since_start of the server that answers
     * @param last_30_days of all servers
     * @param sealed whether new texts are sealed
     * @param keys_apart whether the keys lie on another disk than the database, so that no copy of
     *     a disk has both
     * @param oldest_readable_hour the earliest hour whose sealed texts a key still opens; null
     *     where there are no keys
     * @param days the last 30, the latest first
     */
    @Schema(name = "Promise")
    record Figures(
            Since since_start,
            Since last_30_days,
            int on_time_seconds,
            boolean sealed,
            boolean keys_apart,
            @Nullable Instant oldest_readable_hour,
            List<Day> days) {}

    /** How late expired cruds were deleted, as this server measures it. */
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
