package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does with sealed texts and their keys, beside a server that seals. */
class SealScriptsTest {

    private static final Server POSTGRESQL = Server.POSTGRESQL_15;
    private static final String NAME = "sealed";
    private static final String RESTORED = "sealed again";
    private static final String TEXT = "Sealed, and read again.";

    private static final Pattern UUID_OF = Pattern.compile("\"uuid\" ?: ?\"([0-9a-f-]{36})\"");

    @TempDir private static Path home;
    @TempDir private Path folder;

    private static Cruddur server;
    private static Poster author;
    private static String crud;

    @BeforeAll
    static void a_server_that_seals() throws Exception {
        POSTGRESQL.create(NAME);
        server = Cruddur.start(home, Map.of("CONNECTION_URL", POSTGRESQL.url(NAME), "SEAL", "on"));
        author = Poster.joined(server, "sealing_operator");
        assertThat(server.out())
                .contains(
                        "Texts are sealed; their keys in "
                                + keys()
                                + " lie on one disk or machine");
        Matcher uuid = UUID_OF.matcher(author.post(TEXT).body());
        assertThat(uuid.find()).isTrue();
        crud = uuid.group(1);
        assertThat(POSTGRESQL.ask(NAME, "SELECT string_agg(message, ' ') FROM activities"))
                .startsWith("\u0001");
    }

    @AfterAll
    static void nothing() {
        server.close();
        Script.run(here(), "db-drop", "--force").succeeds();
    }

    /** As on the server's machine, by its user. */
    private static Map<String, String> here() {
        return Map.of("CONNECTION_URL", POSTGRESQL.url(NAME), "CRUDDUR_HOME", home.toString());
    }

    private static Map<String, String> here(Path keys) {
        Map<String, String> environment = new HashMap<>(here());
        environment.put("SEALS_FILE", keys.toString());
        return environment;
    }

    private static Path keys() {
        return home.resolve("seals").resolve("keys");
    }

    @Test
    void a_crud_is_shown_with_its_text_by_who_has_the_keys() throws IOException {
        String before = Files.readString(keys());

        Run shown = Script.run(here(), "crud-show", crud).succeeds();

        assertThat(shown.out()).contains(TEXT, crud, "sealing_operator").doesNotContain("\\u0001");
        assertThat(shown.err()).contains(NAME + " at 127.0.0.1");
        assertThat(Files.readString(keys())).isEqualTo(before);
    }

    @Test
    void what_cannot_be_shown_is_said_in_one_sentence() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        String unknown = UUID.randomUUID().toString();

        assertSentence(
                Script.run(here(nowhere), "crud-show", crud),
                "No key in " + nowhere + " opens the text of crud " + crud,
                "SEALS_FILE");
        assertThat(nowhere).doesNotExist();
        Path damaged = Files.writeString(folder.resolve("damaged"), "hush\n");
        assertSentence(
                Script.run(here(damaged), "crud-show", crud),
                "The file " + damaged + " does not hold keys of sealed texts",
                "bin/seals-export");
        assertSentence(Script.run(here(), "crud-show", unknown), "There is no crud " + unknown);
        assertSentence(Script.run(here(), "crud-show", "one"), "'one' is not the UUID of a crud");
        assertSentence(Script.run(here(), "crud-show"), "Name one crud by its UUID");
    }

    @Test
    void a_report_is_listed_by_its_kind_and_shown_with_its_copy_by_who_has_the_keys()
            throws Exception {
        Poster reporter = Poster.joined(server, "sealing_reporter");
        Matcher opened =
                UUID_OF.matcher(
                        reporter.send("/api/reports", "{\"activity_uuid\": \"" + crud + "\"}")
                                .body());
        assertThat(opened.find()).isTrue();
        String report = opened.group(1);
        assertSentence(Script.run(here(), "report-export", report), "There is no report " + report);
        assertThat(
                        reporter.put(
                                        "/api/reports/" + report,
                                        "{\"kind\": \"illegal\", \"note\": \"Keep it.\"}")
                                .statusCode())
                .isEqualTo(204);

        assertThat(Script.run(here(), "report-list").succeeds().out())
                .containsPattern(report + " [|] illegal +[|] crud .* waits ")
                .doesNotContain("sealing_operator", "sealing_reporter", TEXT);
        assertThat(Script.run(here(), "report-export", report).succeeds().out())
                .contains(TEXT, "Keep it.", "sealing_operator")
                .doesNotContain("sealing_reporter");
        assertThat(Script.run(here(), "audit").succeeds().out())
                .containsPattern("[(]operator[)] +[|] open evidence +[|] sealing_operator");
        assertSentence(
                Script.run(here(folder.resolve("nowhere")), "report-export", report),
                "No key opens the texts of report " + report,
                "SEALS_FILE");
        Path backup = folder.resolve("backup.zip");
        Script.run(here(), "db-backup", "--portable", backup.toString()).succeeds();
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.contains("activities"))
                    .noneMatch(name -> name.contains("reports"));
        }
    }

    @Test
    void keys_are_exported_for_their_owner_alone_and_over_no_other_file() throws IOException {
        Path export = folder.resolve("export");

        Run run = Script.run(here(), "seals-export", export.toString()).succeeds();

        assertThat(Files.readString(export)).isEqualTo(Files.readString(keys()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export)))
                .isEqualTo("rw-------");
        assertThat(run.all()).contains("with a backup it opens what lived then", "Destroy it");
        Files.writeString(export, "precious");
        assertThat(Script.run(here(), "seals-export", export.toString()).fails().err())
                .contains("exists already");
        assertThat(export).hasContent("precious");
        Path none = folder.resolve("none");
        assertSentence(
                Script.run(here(folder.resolve("nowhere")), "seals-export", none.toString()),
                "There are no keys in " + folder.resolve("nowhere"));
        assertThat(none).doesNotExist();
    }

    @Test
    void renewed_keys_are_others_and_what_was_sealed_before_is_read() throws Exception {
        Path copy = folder.resolve("seals").resolve("keys");
        Files.createDirectory(
                copy.getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(keys(), copy);
        List<String> before = Files.readAllLines(copy);

        assertThat(Script.run(here(copy), "seals-renew").succeeds().out())
                .contains("within a minute");

        assertThat(Files.readAllLines(copy)).hasSize(2 * before.size() - 2).containsAll(before);
        assertThat(Script.run(here(copy), "crud-show", crud).succeeds().out()).contains(TEXT);
        assertSentence(
                Script.run(here(folder.resolve("nowhere")), "seals-renew"),
                "There are no keys in " + folder.resolve("nowhere"));

        Files.setPosixFilePermissions(
                copy.resolveSibling("keys.lock"), PosixFilePermissions.fromString("---------"));
        List<String> unprivileged = new ArrayList<>();
        if (System.getProperty("user.name", "").equals("root")) {
            unprivileged.addAll(List.of("/usr/bin/unshare", "-U"));
        }
        unprivileged.add(Script.ROOT.resolve("bin/seals-renew").toString());
        assertSentence(
                Script.run(here(copy), unprivileged.toArray(String[]::new)),
                "may not write to " + copy + ".lock",
                "chown");
    }

    /** In each form that bin/db-backup has, by a server that seals and by one that only reads. */
    @ParameterizedTest
    @CsvSource({"'', on", "--portable, off"})
    void a_sealed_backup_is_read_again_with_its_keys_and_refused_without(String option, String seal)
            throws Exception {
        Path export = folder.resolve("export");
        Script.run(here(), "seals-export", export.toString()).succeeds();
        String backup = folder.resolve("backup").toString();
        Run backedUp =
                option.isEmpty()
                        ? Script.run(here(), "db-backup", backup)
                        : Script.run(here(), "db-backup", option, backup);
        assertThat(backedUp.succeeds().out())
                .contains("Texts in it are sealed: alone it gives none of them back.");
        assertThat(contents(backup, option)).contains(crud).doesNotContain(TEXT);
        Map<String, String> there = new HashMap<>();
        there.put("CONNECTION_URL", POSTGRESQL.url(RESTORED));
        Script.run(there, "db-restore", backup).succeeds();
        there.put("SEAL", seal);
        there.put("SECRET_KEY", Files.readString(home.resolve("secret-key")).strip());

        Path elsewhere = folder.resolve("home");
        assertSentence(
                Cruddur.run(elsewhere, there),
                "their keys are not in " + elsewhere.resolve("seals/keys"),
                "SEALS_FILE",
                "bin/seals-export");
        Path others =
                Files.writeString(
                        folder.resolve("others"),
                        Files.readString(export)
                                .replaceFirst("(?m)^id .*", "id " + UUID.randomUUID()));
        there.put("SEALS_FILE", others.toString());
        assertSentence(
                Cruddur.run(elsewhere, there),
                "The keys in " + others + " are not those that texts in the database",
                "bin/seals-export");

        there.put("SEALS_FILE", export.toString());
        try (Cruddur restored = Cruddur.start(elsewhere, there)) {
            assertThat(Poster.before(restored).get("/api/activities/" + crud)).contains(TEXT);
        }
        Script.run(there, "db-drop").succeeds();
    }

    /** All that a backup holds, as text. */
    private static String contents(String backup, String option) throws IOException {
        if (option.isEmpty()) {
            return Script.run(Map.of(), "/usr/bin/pg_restore", "--file=-", backup).succeeds().out();
        }
        StringBuilder contents = new StringBuilder();
        try (ZipFile zip = new ZipFile(backup)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                contents.append(
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents.toString();
    }

    private static void assertSentence(Run run, String... said) {
        assertThat(run.fails().err().lines().toList().getLast()).contains(said);
        assertThat(run.err()).doesNotContain("\tat ", ": line ");
    }
}
