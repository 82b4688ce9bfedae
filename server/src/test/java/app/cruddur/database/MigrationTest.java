package app.cruddur.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Several servers that start at once on one empty database. Without turns one of them can find the
 * other's table of migrations before anything stands in it, and does not start.
 */
class MigrationTest {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String DATABASE = "migrated_at_once";

    @Test
    void servers_migrate_an_empty_database_in_turn() throws Exception {
        SERVER.sql("CREATE DATABASE " + DATABASE);
        try (ExecutorService servers = Executors.newCachedThreadPool()) {
            ConnectionUrl url = SERVER.database(DATABASE);
            BlockingQueue<String> said = new LinkedBlockingQueue<>();
            Future<?> second =
                    new Db(Database.single(url))
                            .onOneConnection(first -> {
                                first.call(SqlFile.load("database/migration-turn")).row();
                                Future<?> other =
                                        servers.submit(() -> Database.migrate(url, said::add));
                                assertThat(next(said))
                                        .isEqualTo(
                                                "Waiting for another server that migrates the database");
                                assertThat(Database.state(url).applied()).isZero();
                                return other;
                            });
            Future<?> third = servers.submit(() -> Database.migrate(url, said::add));
            second.get(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            third.get(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(Database.state(url).pending()).isZero();
            assertThat(said.stream().filter(line -> line.startsWith("Migrating"))).hasSize(1);
        } finally {
            SERVER.sql("DROP DATABASE " + DATABASE + " WITH (FORCE)");
        }
    }

    private static String next(BlockingQueue<String> said) {
        try {
            return String.valueOf(said.poll(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
