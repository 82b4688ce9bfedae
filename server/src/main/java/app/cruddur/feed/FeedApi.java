package app.cruddur.feed;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's live cruds. */
@RestController
class FeedApi {

    private static final SqlFile HOME = SqlFile.load("feed/home");
    private static final SqlFile HOME_SINCE = SqlFile.load("feed/home-since");
    private static final String HOME_PATH = "/api/activities/home";

    private final Db db;

    FeedApi(Db db) {
        this.db = db;
    }

    /**
     * A page of cruds, newest first. {@code max_id} goes on to older ones; {@code since_id} goes on
     * to newer ones, the nearest first. {@code Link} names the pages on either side.
     */
    @GetMapping(path = HOME_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> home(
            @RequestParam(name = "max_id", required = false) @Nullable String maxId,
            @RequestParam(name = "since_id", required = false) @Nullable String sinceId,
            @RequestParam(name = "limit", required = false) @Nullable String limitText) {
        Db.Call call = db.call(sinceId == null ? HOME : HOME_SINCE).with("max_id", cursor(maxId));
        if (sinceId != null) {
            call.with("since_id", cursor(sinceId));
        }
        int limit = limit(limitText);
        Db.Row page = call.with("limit", limit).row().orElseThrow();
        String newest = page.text(2);
        String oldest = page.text(3);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (page.text(4).equals("more")) {
            answer.header("Link", link(limit, "max_id", oldest, "next"));
        }
        if (!newest.isEmpty()) {
            answer.header("Link", link(limit, "since_id", newest, "prev"));
        }
        return answer.body(page.column(1));
    }

    private static String link(int limit, String cursor, String id, String relation) {
        return "<%s?limit=%d&%s=%s>; rel=\"%s\"".formatted(HOME_PATH, limit, cursor, id, relation);
    }

    private static int limit(@Nullable String text) {
        try {
            int limit = text == null ? 50 : Integer.parseInt(text);
            if (limit >= 1 && limit <= 100) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the refusal.
        }
        throw new Refusal(ErrorCode.LIMIT_INVALID);
    }

    private static @Nullable UUID cursor(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw new Refusal(ErrorCode.CURSOR_INVALID);
        }
    }
}
