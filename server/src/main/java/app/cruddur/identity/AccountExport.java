package app.cruddur.identity;

import app.cruddur.database.FeatureSql;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What is kept of a user, but for texts of reports and what is other people's, in one JSON object.
 * Each feature adds its members in {@code db/sql/<feature>/export.sql}, which answers with an
 * object for {@code :user_uuid}, and with no row when there is no such user.
 */
@Component
class AccountExport {

    private static final List<SqlFile> PARTS = FeatureSql.statements("export");

    private final Db db;

    AccountExport(Db db) {
        this.db = db;
    }

    /**
     * @throws Refusal when there is no such user any more
     */
    byte[] of(Viewer viewer) {
        List<byte[]> objects = new ArrayList<>();
        for (SqlFile part : PARTS) {
            objects.add(
                    db.call(part)
                            .with("user_uuid", viewer.uuid())
                            .json()
                            .orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN)));
        }
        return joined(objects);
    }

    /** Joins objects that are not empty into one. The bytes of their members stay as they are. */
    private static byte[] joined(List<byte[]> objects) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int before = '{';
        for (byte[] object : objects) {
            all.write(before);
            all.write(object, 1, object.length - 2);
            before = ',';
        }
        all.write('}');
        return all.toByteArray();
    }
}
