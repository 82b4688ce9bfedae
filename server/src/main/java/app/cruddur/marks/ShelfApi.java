package app.cruddur.marks;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Keeping a crud on one's shelf, which nobody else sees. It may be asked again, and is then as it
 * was.
 */
@RestController
@RequestMapping("/api/activities/{uuid}")
class ShelfApi {

    private static final SqlFile KEEP = SqlFile.load("marks/keep");
    private static final SqlFile UNKEEP = SqlFile.load("marks/unkeep");

    /** All of a shelf is read for each page of it. */
    private static final int MOST_KEPT = 1000;

    private final Db db;

    ShelfApi(Db db) {
        this.db = db;
    }

    /** Keep a crud on one's shelf, for as long as it lives; nobody else sees it. */
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "kept_too_many"})
    @MarkLimit
    @PutMapping("/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        String outcome = Mark.set(db.call(KEEP).with("most", MOST_KEPT), viewer, uuid);
        if (outcome.equals("too_many")) {
            throw new Refusal(MarkError.KEPT_TOO_MANY);
        }
    }

    /** Take a crud off one's shelf. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @MarkLimit
    @DeleteMapping("/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unkeep(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        Mark.set(db.call(UNKEEP), viewer, uuid);
    }
}
