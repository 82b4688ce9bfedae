package app.cruddur.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that docs/new-feature.md shows are those of a feature that would work. */
class NewFeaturePageTest {

    private static final Pattern FILE =
            Pattern.compile(
                    "^`([^`]+)`\\n```\\w+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String DATABASE = "new_feature";

    @TempDir Path folder;

    private static Map<String, String> files(String ending) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Matcher file = FILE.matcher(Files.readString(Path.of("..", "docs", "new-feature.md")));
        while (file.find()) {
            if (file.group(1).endsWith(ending)) {
                files.put(file.group(1), file.group(2));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    @Test
    void a_feature_touches_its_own_folders_only() throws IOException {
        assertThat(files("").keySet())
                .allMatch(file ->
                        file.matches(
                                "db/migrations/V\\d+__waves\\.sql|db/sql/waves/[^/]+|server/src/main/java/app/cruddur/waves/[^/]+|server/src/test/resources/many/waves\\.sql"));
    }

    @Test
    void its_classes_compile_with_what_is_there() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (Map.Entry<String, String> file : files(".java").entrySet()) {
            Path source = folder.resolve(file.getKey());
            Files.createDirectories(source.getParent());
            Files.writeString(source, file.getValue());
        }
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder)) {
            boolean compiled =
                    compiler.getTask(
                                    said,
                                    manager,
                                    null,
                                    List.of(
                                            "-proc:none",
                                            "-d",
                                            folder.toString(),
                                            "-cp",
                                            System.getProperty("java.class.path")),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(
                                            sources.filter(one -> one.toString().endsWith(".java"))
                                                    .toList()))
                            .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    @Test
    void postgresql_takes_its_table_and_plans_its_statements() throws Exception {
        RunningServer server = RunningServer.get();
        server.sql("CREATE DATABASE " + DATABASE);
        try {
            ConnectionUrl url = server.database(DATABASE);
            Database.migrate(url, line -> {});
            try (Connection connection = Database.single(url).getConnection();
                    Statement statement = connection.createStatement()) {
                for (Map.Entry<String, String> file : files(".sql").entrySet()) {
                    if (file.getKey().startsWith("db/migrations/")) {
                        statement.execute(file.getValue());
                    } else {
                        prepare(statement, file.getValue());
                    }
                }
            }
        } finally {
            server.sql("DROP DATABASE " + DATABASE + " WITH (FORCE)");
        }
    }

    /** Each parameter is a uuid here, and PostgreSQL finds out by itself. */
    private static void prepare(Statement statement, String sql) throws SQLException {
        String numbered =
                sql.replaceAll("(?<!:):activity_uuid\\b", "\\$1")
                        .replaceAll(
                                "(?<!:):user_uuid\\b",
                                sql.contains(":activity_uuid") ? "\\$2" : "\\$1");
        assertThat(numbered).doesNotContainPattern("(?<!:):[a-z]");
        statement.execute("PREPARE planned AS " + numbered);
        statement.execute("DEALLOCATE planned");
    }
}
