package app.cruddur.marks;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
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
 * Marks of cruds and people for the signed-in user. A crud's JSON is the same bytes for everybody
 * who may see it, so this second document has what differs from reader to reader.
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

    /**
     * The marks of a person.
     *
     * @param muted_until UTC; null while not muted, or until it is taken back
     * @param blocked by the signed-in user
     */
    record UserMarks(
            boolean followed,
            boolean follows_me,
            boolean muted,
            @Nullable Instant muted_until,
            boolean blocked) {}

    /**
     * What a crud is to the signed-in user.
     *
     * @param reposted_by who of those whom the signed-in user follows did so last, among the latest
     *     1,000 reposts of it
     * @param kept on the signed-in user's shelf
     * @param conversation_muted whether they are told no more of its conversation
     */
    record ActivityMarks(
            boolean liked,
            boolean reposted,
            Profile.@Nullable Short reposted_by,
            boolean kept,
            boolean conversation_muted) {}

    /** Marks by id. Cruds and people that the viewer may not see are left out. */
    record Marks(Map<UUID, ActivityMarks> activities, Map<UUID, UserMarks> users) {}

    /**
     * The viewer's marks of cruds and people.
     *
     * @param ids 1 to 100 uuids of cruds or people, with commas between them
     */
    @OpenApiResponses(shape = Marks.class, refusals = "ids_invalid")
    @GetMapping(path = "/api/marks", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] show(
            @AuthenticationPrincipal Viewer viewer, @RequestParam(defaultValue = "") String ids) {

        if (!IDS.matcher(ids).matches()) {
            throw new Refusal(MarkError.IDS_INVALID);
        }
        return db.call(SHOW).with("user_uuid", viewer.uuid()).with("ids", ids).json().orElseThrow();
    }
}
