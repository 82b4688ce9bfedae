package app.cruddur.membership;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Viewer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a panic is on: nobody new is taken then, and accounts in their first day do not post. It
 * ends by itself 24 hours after it began. Each server knows within a second. Thread-safe.
 */
@Component
public class PanicSwitch {

    private static final SqlFile PANIC = SqlFile.load("membership/panic");

    private static final SqlFile SHOW = SqlFile.load("membership/show-panic");
    private static final SqlFile BEGIN = SqlFile.load("membership/begin-panic");
    private static final SqlFile END = SqlFile.load("membership/end-panic");

    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(1);

    private final Db db;
    private volatile @Nullable Seen seen;

    PanicSwitch(Db db) {
        this.db = db;
    }

    private record Seen(boolean on, long at) {}

    /**
     * @throws app.cruddur.db.DbException when the database cannot be reached
     */
    public boolean isOn() {
        long now = System.nanoTime();
        Seen last = seen;
        if (last == null || now - last.at() >= REMEMBERED) {
            last = new Seen(db.call(PANIC).text().isPresent(), now);
            seen = last;
        }
        return last.on();
    }

    byte[] show() {
        return db.call(SHOW).json().orElseThrow();
    }

    /** Begins one, or has it last for 24 hours from now. Other servers know within a second. */
    void begin(Viewer by) {
        db.call(BEGIN).with("by_handle", by.handle()).text();
        seen = null;
    }

    void end(Viewer by) {
        db.call(END).with("by_handle", by.handle()).text();
        seen = null;
    }
}
