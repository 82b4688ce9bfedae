package app.cruddur.notifications;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.db.VisibleSql;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.web.ExpiringResponse;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Page;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What one is told, how much of it one has read, and what one wants counted. */
@RestController
class NotificationsApi {

    private static final String PATH = "/api/activities/notifications";

    private static final VisibleSql LIST = VisibleSql.loadForMember("notifications/list");
    private static final SqlFile UNREAD = SqlFile.load("notifications/unread");
    private static final SqlFile READ = SqlFile.load("notifications/read");
    private static final SqlFile SETTINGS = SqlFile.load("notifications/settings");
    private static final SqlFile SET = SqlFile.load("notifications/set");
    private static final SqlFile MUTE = SqlFile.load("notifications/mute");
    private static final SqlFile UNMUTE = SqlFile.load("notifications/unmute");

    private final Db db;
    private final ChangeNotifier notifier;

    NotificationsApi(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    /**
     * What one is told, the latest first: replies, mentions, likes, reposts, and who follows one;
     * ten seconds after it happened.
     *
     * @param kind only what is said to one; without it, all
     */
    @OpenApiResponses(
            shape = Notification.class,
            list = true,
            shared = true,
            headers = "Link",
            refusals = "not_found")
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void list(
            @AuthenticationPrincipal Viewer viewer,
            @Parameter(schema = @Schema(allowableValues = "mentions"))
                    @RequestParam(defaultValue = "")
                    String kind,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!kind.isEmpty() && !kind.equals("mentions")) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
        long askedAt = System.nanoTime();
        Db.Row row =
                db.call(LIST, viewer.uuid())
                        .with("kind", kind)
                        .with("max_id", page.before())
                        .with("limit", page.limit())
                        .row()
                        .orElseThrow();
        String more = kind.isEmpty() ? "?" : "?kind=" + kind + "&";
        List<String> links =
                row.text(2).isEmpty()
                        ? List.of()
                        : List.of(
                                "<%s%slimit=%s&max_id=%s>; rel=\"next\""
                                        .formatted(PATH, more, page.limit(), row.text(2)));
        ExpiringResponse.of(row.column(1), askedAt, row.text(3)).send(request, response, links);
    }

    /**
     * How many one has not read.
     *
     * @param unread of the kinds that one wants counted; 100 stands for more
     */
    record Unread(@Schema(minimum = "0") int unread) {}

    /** How many notifications one has not read, of the kinds that one wants counted. */
    @OpenApiResponses(shape = Unread.class)
    @GetMapping(path = PATH + "/unread", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] unread(@AuthenticationPrincipal Viewer viewer) {
        return db.call(UNREAD).with("viewer", viewer.uuid()).json().orElseThrow();
    }

    /**
     * Up to which notification one has read them.
     *
     * @param until the notification_uuid of the latest that one has read; absent: all that there
     *     are by now
     */
    record ReadUntil(@Nullable UUID until) {}

    /** Have read all notifications that there are by now, or up to one of them. */
    @OpenApiResponses(status = 204)
    @PutMapping(path = PATH + "/read", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody(required = false) @Nullable ReadUntil body) {
        db.call(READ)
                .with("user_uuid", viewer.uuid())
                .with("until", body == null ? null : body.until())
                .text();
        notifier.changed(ChangeNotifier.Change.COUNTS);
    }

    /** Which kinds the number of the unread counts; the others are told all the same. */
    @Schema(name = "NotificationSettings")
    record Settings(
            boolean replied,
            boolean mentioned,
            boolean liked,
            boolean reposted,
            boolean followed) {}

    /** Which kinds of notifications are counted as unread. */
    @OpenApiResponses(shape = Settings.class)
    @GetMapping(path = "/api/account/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] settings(@AuthenticationPrincipal Viewer viewer) {
        return db.call(SETTINGS).with("user_uuid", viewer.uuid()).json().orElseThrow();
    }

    /** Choose which kinds of notifications are counted as unread. */
    @OpenApiResponses(status = 204)
    @PutMapping(path = "/api/account/notifications", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@AuthenticationPrincipal Viewer viewer, @RequestBody Settings body) {
        db.call(SET)
                .with("user_uuid", viewer.uuid())
                .with("replied", body.replied())
                .with("mentioned", body.mentioned())
                .with("liked", body.liked())
                .with("reposted", body.reposted())
                .with("followed", body.followed())
                .text();
    }

    /** Be told no more of the conversation that a crud is in. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @PutMapping("/api/activities/{uuid}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mute(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        conversation(MUTE, viewer, uuid);
    }

    /** Be told of a conversation again. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @DeleteMapping("/api/activities/{uuid}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmute(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        conversation(UNMUTE, viewer, uuid);
    }

    private void conversation(SqlFile sql, Viewer viewer, UUID uuid) {
        boolean there =
                db.call(sql)
                        .with("user_uuid", viewer.uuid())
                        .with("activity_uuid", uuid)
                        .text()
                        .isPresent();
        if (!there) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
    }
}
