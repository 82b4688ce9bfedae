package app.cruddur.notifications;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes notifications of what happened ten seconds ago, so that what is taken back within them
 * rings nobody. Of several servers each takes what no other has taken; a server that is killed
 * leaves it to the next.
 */
@Component
class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final SqlFile TELL = SqlFile.load("notifications/tell");
    private static final int BATCH = 500;

    private final Db db;
    private final ChangeNotifier notifier;

    Notices(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    @Scheduled(fixedDelay = 1000)
    void tell() {
        try {
            int due;
            do {
                Db.Row told = db.call(TELL).with("batch", BATCH).row().orElseThrow();
                due = Integer.parseInt(told.text(1));
                if (!told.text(2).equals("0")) {
                    notifier.changed(ChangeNotifier.Change.COUNTS);
                }
            } while (due == BATCH);
        } catch (DbException failure) {
            LOG.warn("Notifications wait for the database: {}", failure.getMessage());
        }
    }
}
