package app.cruddur.activities;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mentions: the server finds them in the text, and keeps them as people beside the crud. */
@ExtendWith(OutputCaptureExtension.class)
class MentionsTest {

    private static final Path CASES =
            Path.of("..", "web", "src", "features", "cruds", "mention-cases.json");

    private final RunningServer server = RunningServer.get();

    static List<Arguments> cases() throws IOException {
        return StreamSupport.stream(
                        JsonMapper.shared().readTree(CASES.toFile()).spliterator(), false)
                .map(one ->
                        Arguments.of(
                                one.get("text").asString(),
                                StreamSupport.stream(one.get("names").spliterator(), false)
                                        .map(JsonNode::asString)
                                        .toList()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_server_finds_the_mentions_that_the_pages_find(String text, List<String> names) {
        assertThat(Mentions.in(text)).containsExactlyElementsOf(names);
    }

    @Test
    void the_time_for_a_long_text_grows_linearly() {
        assertThat(Mentions.in("@".repeat(4_000))).isEmpty();
        assertThat(Mentions.in("@abc@".repeat(800))).isEmpty();
        assertThat(Mentions.in("https://a" + ")@abc".repeat(800))).isEmpty();
    }

    @Test
    void ten_different_names_are_taken_and_no_more() {
        String ten = names(10) + " @NAME1 @name2";
        assertThat(NewActivity.of(ten, "1-hour", null, Audience.EVERYONE).message()).isEqualTo(ten);
        assertThatThrownBy(() -> NewActivity.of(names(11), "1-hour", null, Audience.EVERYONE))
                .hasMessage("mentions_too_many");
        assertThatThrownBy(
                        () -> NewActivity.of("@abc ".repeat(57), "1-hour", null, Audience.EVERYONE))
                .hasMessage("message_exceed_max_chars");
    }

    private static String names(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(one -> "@name" + one)
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_post_answers_with_the_people_whom_it_names_as_a_read_does(CapturedOutput log) {
        Client author = server.joined("naming_one", log);
        server.joined("named_one", log);
        server.joined("named_two", log);

        JsonNode crud =
                author.crud(
                        "@Named_One, @NAMED_TWO, @named_one, @nobody_at_all, @naming_one", "1-day");
        assertThat(written(crud)).containsExactlyInAnyOrder("named_one", "named_two", "naming_one");
        assertThat(json(server.client().get("/api/activities/" + uuid(crud)))).isEqualTo(crud);
        for (String address : List.of("/api/activities/home", "/api/account/export")) {
            assertThat(json(author.get(address)).toString()).contains(crud.toString());
        }
        JsonNode reply = author.reply(uuid(crud), "And @named_two", "1-hour");
        assertThat(written(reply)).containsExactly("named_two");
        assertThat(json(server.client().get("/api/activities/" + uuid(reply)))).isEqualTo(reply);

        JsonNode once = json(author.postOnce("naming-key", "@named_one"));
        assertThat(written(once)).containsExactly("named_one");
        assertThat(json(author.postOnce("naming-key", "@named_one"))).isEqualTo(once);
    }

    @Test
    void eleven_names_are_refused_with_what_is_wrong(CapturedOutput log) {
        Client author = server.joined("naming_many", log);
        HttpResponse<String> refused =
                author.post(
                        "/api/activities",
                        "{\"message\": \"%s\", \"ttl\": \"1-hour\"}".formatted(names(11)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("code").asString()).isEqualTo("mentions_too_many");
    }

    @Test
    void a_block_either_way_keeps_a_person_out_of_the_mentions(CapturedOutput log) {
        Client author = server.joined("naming_blocker", log);
        Client other = server.joined("named_blocked", log);
        author.put("/api/users/@named_blocked/block", "{}");

        assertThat(written(author.crud("@named_blocked", "1-hour"))).isEmpty();
        assertThat(written(other.crud("@naming_blocker", "1-hour"))).isEmpty();
        author.delete("/api/users/@named_blocked/block");
        assertThat(written(author.crud("@named_blocked", "1-hour")))
                .containsExactly("named_blocked");
    }

    @Test
    void a_mention_goes_with_its_crud_and_with_its_person(CapturedOutput log) throws SQLException {
        Client author = server.joined("naming_last", log);
        Client named = server.joined("named_last", log);
        String deleted = uuid(author.crud("@named_last", "1-hour"));
        String ended = uuid(author.crud("@named_last", "1-hour"));
        String stays = uuid(author.crud("@named_last and @naming_last", "1-hour"));
        assertThat(kept(deleted) + kept(ended) + kept(stays)).isEqualTo("112");

        author.delete("/api/activities/" + deleted);
        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                        + ended
                        + "'");
        server.await("0", count(ended), Deadline.PATIENCE);
        assertThat(kept(deleted)).isEqualTo("0");

        server.sql("UPDATE users SET handle = 'named_anew' WHERE handle = 'named_last'");
        JsonNode mention = json(author.get("/api/activities/" + stays)).at("/mentions");
        assertThat(mention.toString()).contains("\"named_last\"", "\"named_anew\"");
        HttpResponse<String> gone =
                named.post("/api/account/delete", "{\"password\": \"correct horse\"}");
        assertThat(gone.statusCode()).isEqualTo(204);
        JsonNode left = json(author.get("/api/activities/" + stays));
        assertThat(written(left)).containsExactly("naming_last");
        assertThat(left.get("message").asString()).isEqualTo("@named_last and @naming_last");
    }

    /** The post waits for the deletion, and then mentions nobody. */
    @Test
    void a_post_goes_on_while_the_person_whom_it_names_is_deleted(CapturedOutput log)
            throws Exception {
        Client author = server.joined("naming_while", log);
        Client going = server.joined("named_going", log);
        String parent = uuid(going.crud("What I leave behind.", "1-hour"));
        String body = "{\"message\": \"@named_going, @naming_while\", \"ttl\": \"1-hour\"}";
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement();
                ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM users WHERE handle = 'named_going' FOR UPDATE");
            Future<HttpResponse<String>> post =
                    others.submit(() -> author.post("/api/activities", body));
            Future<HttpResponse<String>> reply =
                    others.submit(() -> author.post("/api/activities/" + parent + "/reply", body));
            server.await(
                    "2",
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database() AND query LIKE '%mentioned%'",
                    Deadline.PATIENCE);
            statement.execute("DELETE FROM users WHERE handle = 'named_going'");
            connection.commit();
            assertThat(written(json(post.get()))).containsExactly("naming_while");
            assertThat(reply.get().statusCode()).isEqualTo(404);
        }
    }

    private String kept(String uuid) throws SQLException {
        return server.ask(count(uuid));
    }

    private static String count(String uuid) {
        return "SELECT count(*) FROM mentions WHERE activity_uuid = '" + uuid + "'";
    }

    private static List<String> written(JsonNode crud) {
        return StreamSupport.stream(crud.get("mentions").spliterator(), false)
                .map(one -> one.get("written").asString())
                .toList();
    }

    private static String uuid(JsonNode crud) {
        return crud.get("uuid").asString();
    }
}
