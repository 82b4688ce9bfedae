package app.cruddur.marks;

import app.cruddur.db.Db;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.util.UUID;

/** Marks a crud, or takes a mark back. */
final class Mark {

    private Mark() {}

    /**
     * Runs a statement that answers with what a mark has become, as text.
     *
     * @throws Refusal when there is no such crud that the viewer may see
     */
    static String set(Db.Call call, Viewer viewer, UUID uuid) {
        return call.with("user_uuid", viewer.uuid())
                .with("activity_uuid", uuid)
                .text()
                .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
    }
}
