package app.cruddur.transfer;

import app.cruddur.db.ConnectionUrl;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The words export and import, for bin/db-backup and bin/db-restore. */
final class TransferCommand {

    private static final PrintStream ERR = System.err;

    private TransferCommand() {}

    /**
     * {@code export}: the database of CONNECTION_URL to standard output. {@code import}: from
     * standard input. Ends with 1 and one sentence when that cannot be.
     */
    public static void main(String[] words) {
        try {
            ConnectionUrl url =
                    ConnectionUrl.parse(System.getenv().getOrDefault("CONNECTION_URL", ""));
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(url.jdbcUrl());
            database.setUser(url.user());
            database.setPassword(url.password());
            database.setApplicationName("cruddur " + words[0]);
            // Error details repeat the values of rows.
            database.setLogServerErrorDetail(false);
            if (words[0].equals("export")) {
                // Not System.out, which keeps a full disk to itself.
                Transfer.export(
                        database,
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
            } else {
                Transfer.load(database, System.in);
            }
        } catch (IllegalArgumentException refused) {
            fail(refused.getMessage());
        } catch (IOException failure) {
            fail("The export cannot be written or read: " + failure.getMessage());
        } catch (SQLException failure) {
            String reason = String.valueOf(failure.getMessage());
            fail("PostgreSQL refuses: " + Arrays.asList(reason.split("\n")).getFirst());
        }
    }

    private static void fail(@Nullable String sentence) {
        ERR.println(sentence);
        System.exit(1);
    }
}
