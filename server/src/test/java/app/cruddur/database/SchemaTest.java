package app.cruddur.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.GeneratedFile;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the migrations make. */
class SchemaTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void the_committed_schema_is_what_the_migrations_make() throws IOException, SQLException {
        String describe =
                Files.readString(Path.of("src", "test", "resources", "describe-schema.sql"));
        GeneratedFile.compare("db/schema.sql", server.ask(describe));
    }

    @Test
    void the_columns_stand_in_the_originals_order() throws SQLException {
        assertThat(columns("users"))
                .isEqualTo("uuid display_name handle email cognito_user_id bio created_at");
        assertThat(columns("activities"))
                .isEqualTo(
                        "uuid user_uuid message reply_to_activity_uuid expires_at created_at audience");
    }

    @Test
    void ids_are_of_version_7_and_rise() throws SQLException {
        assertThat(
                        server.ask(
                                """
                                SELECT bool_and(substr(id::text, 15, 1) = '7' AND substr(id::text, 20, 1) IN ('8', '9', 'a', 'b'))
                                    AND count(DISTINCT id) = 1000
                                FROM (SELECT new_uuid() AS id FROM generate_series(1, 1000)) AS ids
                                """))
                .isEqualTo("t");
        String earlier = server.ask("SELECT new_uuid()");
        server.ask("SELECT pg_sleep(0.002)");
        assertThat(server.ask("SELECT new_uuid() > '" + earlier + "'::uuid")).isEqualTo("t");
    }

    private String columns(String table) throws SQLException {
        return server.ask(
                "SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute"
                        + " WHERE attrelid = '"
                        + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped");
    }
}
