package app.cruddur.relationships;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.PageByTime;
import app.cruddur.web.Viewer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists of people that their owner alone sees. */
@RestController
@RequestMapping(path = "/api/account")
class OwnListsApi {

    private static final String PEOPLE = "relationships/people";
    private static final SqlFile FOLLOWING = SqlFile.load("relationships/following", PEOPLE);
    private static final SqlFile FOLLOWERS = SqlFile.load("relationships/followers", PEOPLE);
    private static final SqlFile BLOCKS = SqlFile.load("relationships/blocks", PEOPLE);
    private static final SqlFile MUTES = SqlFile.load("relationships/mutes");

    private final Db db;
    private final Relationships relationships;

    OwnListsApi(Db db, Relationships relationships) {
        this.db = db;
        this.relationships = relationships;
    }

    /** The people whom the viewer follows, the latest first. */
    @OpenApiResponses(shape = Profile.Short.class, list = true, headers = "Link")
    @GetMapping(path = "/following", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> following(@AuthenticationPrincipal Viewer viewer, PageByTime page) {
        return list(FOLLOWING, "/api/account/following", viewer, page);
    }

    /** The viewer's followers, the latest first. */
    @OpenApiResponses(shape = Profile.Short.class, list = true, headers = "Link")
    @GetMapping(path = "/followers", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> followers(@AuthenticationPrincipal Viewer viewer, PageByTime page) {
        return list(FOLLOWERS, "/api/account/followers", viewer, page);
    }

    /** Remove a follower. */
    @RelationshipChange
    @DeleteMapping("/followers/@{handle}")
    void removeFollower(@AuthenticationPrincipal Viewer viewer, @PathVariable String handle) {
        relationships.removeFollower(viewer, handle);
    }

    /** The people whom the viewer has blocked, the latest first. */
    @OpenApiResponses(shape = Profile.Short.class, list = true, headers = "Link")
    @GetMapping(path = "/blocks", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> blocks(@AuthenticationPrincipal Viewer viewer, PageByTime page) {
        return list(BLOCKS, "/api/account/blocks", viewer, page);
    }

    /**
     * A person who is muted.
     *
     * @param expires_at UTC; null until it is taken back
     * @param notifications whether the viewer is still notified of what the person does
     */
    record MutedUser(
            UUID uuid,
            String handle,
            String display_name,
            @Nullable Instant expires_at,
            boolean notifications) {}

    /** The people whom the viewer has muted, the latest first. */
    @OpenApiResponses(shape = MutedUser.class, list = true, headers = "Link")
    @GetMapping(path = "/mutes", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> mutes(@AuthenticationPrincipal Viewer viewer, PageByTime page) {
        return list(MUTES, "/api/account/mutes", viewer, page);
    }

    private ResponseEntity<byte[]> list(
            SqlFile people, String path, Viewer viewer, PageByTime page) {
        PageByTime.Place after = page.after();
        Db.Row row =
                db.call(people)
                        .with("user_uuid", viewer.uuid())
                        .with("after_time", after == null ? null : after.time())
                        .with("after_uuid", after == null ? null : after.uuid())
                        .with("limit", page.limit())
                        .row()
                        .orElseThrow();
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (!row.text(2).isEmpty()) {
            answer.header(HttpHeaders.LINK, page.next(path, row.text(2)));
        }
        return answer.body(row.column(1));
    }
}
