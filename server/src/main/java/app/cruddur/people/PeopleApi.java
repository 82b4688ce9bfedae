package app.cruddur.people;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.db.VisibleSql;
import app.cruddur.text.PlainText;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Page;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists of people, and whether the viewer is in them. A list leaves out everybody who has blocked
 * its reader.
 */
@RestController
class PeopleApi {

    private static final VisibleSql RECENT = VisibleSql.load("people/recent");
    private static final SqlFile SEARCH = SqlFile.load("people/search");
    private static final SqlFile SUGGESTIONS = SqlFile.load("people/suggestions");
    private static final SqlFile LISTING = SqlFile.load("people/listing");
    private static final SqlFile LIST = SqlFile.load("people/list");
    private static final SqlFile UNLIST = SqlFile.load("people/unlist");

    private static final byte[] NOBODY = "[]".getBytes(StandardCharsets.UTF_8);

    /** No name has more code points. */
    private static final int LONGEST_NAME = 200;

    private final Db db;

    PeopleApi(Db db) {
        this.db = db;
    }

    /**
     * The people who posted lately, the latest first; with q, people whose handle or name begins
     * with it, for members alone.
     *
     * @param q the first letters of a handle, with or without &#64;, or a name
     */
    @OpenApiResponses(
            shape = Profile.Short.class,
            list = true,
            refusals = {"limit_invalid", "not_signed_in"})
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(path = "/api/users", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] people(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String limit) {
        int most = Page.limit(limit);
        String text = PlainText.strip(q);
        String letters = text.startsWith("@") ? text.substring(1) : text;
        if (letters.isEmpty()) {
            return db.call(RECENT, Viewer.uuid(viewer)).with("limit", most).json().orElseThrow();
        }
        if (viewer == null) {
            throw new Refusal(RequestError.NOT_SIGNED_IN);
        }
        if (letters.length() > 2 * LONGEST_NAME || !PlainText.canBeKept(letters)) {
            return NOBODY;
        }
        return db.call(SEARCH)
                .with("user_uuid", viewer.uuid())
                .with("q", letters)
                .with("limit", most)
                .json()
                .orElseThrow();
    }

    /**
     * People who posted lately and whom the viewer does not follow; people whom the viewer's
     * follows follow come first.
     */
    @OpenApiResponses(shape = Profile.Short.class, list = true, refusals = "limit_invalid")
    @GetMapping(path = "/api/users/suggestions", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] suggestions(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String limit) {
        return db.call(SUGGESTIONS)
                .with("user_uuid", viewer.uuid())
                .with("limit", Page.limit(limit))
                .json()
                .orElseThrow();
    }

    /**
     * Whether the viewer is in lists of people.
     *
     * @param listed false: in no list of people, by search neither; the profile is there
     */
    record Listing(boolean listed) {}

    /** Whether the viewer is in lists of people. */
    @OpenApiResponses(shape = Listing.class)
    @GetMapping(path = "/api/account/listing", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] listing(@AuthenticationPrincipal Viewer viewer) {
        return db.call(LISTING)
                .with("user_uuid", viewer.uuid())
                .json()
                .orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN));
    }

    /** Be in lists of people, or in none. */
    @OpenApiResponses(status = 204)
    @PutMapping(path = "/api/account/listing", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void list(@AuthenticationPrincipal Viewer viewer, @RequestBody Listing body) {
        db.call(body.listed() ? LIST : UNLIST).with("user_uuid", viewer.uuid()).text();
    }
}
