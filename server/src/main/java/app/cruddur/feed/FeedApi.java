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
    private static final String HOME_PATH = "/api/activities/home";

    private final Db db;

    FeedApi(Db db) {
        this.db = db;
    }

    @GetMapping(HOME_PATH)
    ResponseEntity<byte[]> home(
            @RequestParam(name = "max_id", required = false) @Nullable String maxId,
            @RequestParam(name = "since_id", required = false) @Nullable String sinceId,
            @RequestParam(name = "limit", required = false) @Nullable String limitText) {
        int limit = limit(limitText);
        Db.Row page =
                db.call(HOME)
                        .with("max_id", cursor(maxId))
                        .with("since_id", cursor(sinceId))
                        .with("limit", limit)
                        .row()
                        .orElseThrow();
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        String last = page.text(2);
        if (!last.isEmpty()) {
            answer.header(
                    "Link",
                    "<" + HOME_PATH + "?limit=" + limit + "&max_id=" + last + ">; rel=\"next\"");
        }
        return answer.body(page.column(1));
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
