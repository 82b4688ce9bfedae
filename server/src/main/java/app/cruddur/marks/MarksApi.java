package app.cruddur.marks;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A crud is the same bytes for everybody who may see it. What it and its author are to the
 * signed-in user is this second document.
 */
@RestController
class MarksApi {

    private static final SqlFile SHOW = SqlFile.load("marks/show");

    private static final Pattern IDS =
            Pattern.compile(
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
                            + "(,[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}){0,99}");

    private final Db db;

    MarksApi(Db db) {
        this.db = db;
    }

    /** What a person is to the signed-in user. */
    record UserMarks(
            boolean followed,
            boolean follows_me,
            boolean muted,
            @Schema(description = "UTC; null while not muted, or until it is taken back")
                    @Nullable Instant muted_until,
            @Schema(description = "by the signed-in user") boolean blocked) {}

    /** What a crud is to the signed-in user: nothing yet. */
    record ActivityMarks() {}

    /** Marks by the ids that were asked for; what one may not see is left out. */
    record Marks(Map<UUID, ActivityMarks> activities, Map<UUID, UserMarks> users) {}

    @Operation(summary = "What cruds and people are to the signed-in user")
    @OpenApiResponses(shape = Marks.class, refusals = "ids_invalid")
    @GetMapping(path = "/api/marks", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] show(
            @AuthenticationPrincipal Viewer viewer,
            @Parameter(description = "1 to 100 uuids of cruds or people, with commas between them")
                    @RequestParam(defaultValue = "")
                    String ids) {
        if (!IDS.matcher(ids).matches()) {
            throw new Refusal(MarkError.IDS_INVALID);
        }
        return db.call(SHOW).with("user_uuid", viewer.uuid()).with("ids", ids).json().orElseThrow();
    }
}
