package app.cruddur.activities;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.Viewer;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/activities")
class ActivitiesApi {

    private static final SqlFile CREATE = SqlFile.load("activities/create");
    private static final SqlFile SHOW = SqlFile.load("activities/show");
    private static final SqlFile DELETE = SqlFile.load("activities/delete");

    private final Db db;

    ActivitiesApi(Db db) {
        this.db = db;
    }

    /** What a client sends; the author is the signed-in user, whatever else the body says. */
    record Body(@Nullable String message, @Nullable String ttl) {}

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] create(@AuthenticationPrincipal Viewer viewer, @RequestBody Body body) {
        NewActivity crud = NewActivity.of(body.message(), body.ttl());
        return db.call(CREATE)
                .with("user_uuid", viewer.uuid())
                .with("message", crud.message())
                .with("lifetime", crud.ttl().interval())
                .json()
                .orElseThrow();
    }

    @GetMapping(path = "/{uuid}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] show(@PathVariable UUID uuid) {
        return db.call(SHOW)
                .with("uuid", uuid)
                .json()
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND));
    }

    @DeleteMapping("/{uuid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        String outcome =
                db.call(DELETE)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .text()
                        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND));
        if (outcome.equals("not_yours")) {
            throw new Refusal(ErrorCode.NOT_YOURS);
        }
    }
}
