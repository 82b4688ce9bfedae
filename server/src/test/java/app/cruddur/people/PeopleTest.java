package app.cruddur.people;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Lists of people. */
@ExtendWith(OutputCaptureExtension.class)
class PeopleTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void the_latest_poster_stands_first_and_people_without_cruds_are_not_there(CapturedOutput log) {
        Client one = server.joined("pp_one", log);
        Client two = server.joined("pp_two", log);
        server.joined("pp_silent", log);
        one.crud("first", "1-hour");
        two.crud("second", "1-hour");
        one.crud("third", "1-hour");
        String only = two.crud("gone", "1-hour").get("uuid").asString();
        two.delete("/api/activities/" + only);
        assertThat(handles(server.client().get("/api/users?limit=100")))
                .containsSubsequence("pp_one", "pp_two")
                .doesNotContain("pp_silent");
    }

    @Test
    void a_stranger_sees_nobody_who_posts_for_members_alone_and_cannot_search(CapturedOutput log) {
        Client inside = server.joined("pp_inside", log);
        inside.post(
                "/api/activities",
                "{\"message\": \"x\", \"ttl\": \"1-hour\", \"audience\": \"members\"}");
        assertThat(handles(server.client().get("/api/users?limit=100")))
                .doesNotContain("pp_inside");
        assertThat(handles(inside.get("/api/users?limit=100"))).contains("pp_inside");
        assertThat(server.client().get("/api/users?q=pp").statusCode()).isEqualTo(401);
        assertThat(server.client().get("/api/users/suggestions").statusCode()).isEqualTo(401);
    }

    @Test
    void people_are_found_by_the_first_letters_of_handle_or_name(CapturedOutput log) {
        Client reader = server.joined("pp_reader", log);
        named(server.joined("zzq_alpha", log), "Ωmega Person");
        named(server.joined("pp_named", log), "ZZQ Named");
        assertThat(found(reader, "zzq")).containsExactly("zzq_alpha", "pp_named");
        assertThat(found(reader, " @ZZQ_a ")).containsExactly("zzq_alpha");
        assertThat(found(reader, "ωMEG")).containsExactly("zzq_alpha");
        assertThat(found(reader, "zq")).isEmpty();
        assertThat(handles(reader.get("/api/users?limit=1&q=zzq"))).containsExactly("zzq_alpha");
    }

    /** LIKE, PostgreSQL or a browser might take these texts for something else. */
    @Test
    void a_search_finds_only_names_that_begin_with_the_text(CapturedOutput log) {
        Client reader = server.joined("pp_hostile", log);
        named(server.joined("zzqxy", log), "zzqxy");
        for (String letters :
                List.of(
                        "zzqx%",
                        "zzqx_",
                        "%",
                        "zzqx\\",
                        "zzqx'",
                        "\u0000",
                        "zzqx\u0000",
                        "zzqx\u0001",
                        "\uDBFF\uDFFF",
                        "zzqx'||'y",
                        "\uFDFA",
                        "z".repeat(5000))) {
            assertThat(found(reader, letters)).as(letters).isEmpty();
        }
        assertThat(found(reader, "zzqx")).containsExactly("zzqxy");
    }

    @Test
    void a_person_can_be_left_out_of_all_lists(CapturedOutput log) {
        Client reader = server.joined("pp_looks", log);
        Client shy = server.joined("pp_shy", log);
        shy.crud("hello", "1-hour");
        assertThat(shy.get("/api/account/listing").body()).contains("true");
        assertThat(found(reader, "pp_shy")).containsExactly("pp_shy");
        for (int again = 0; again < 2; again++) {
            assertThat(shy.put("/api/account/listing", "{\"listed\": false}").statusCode())
                    .isEqualTo(204);
        }
        assertThat(shy.get("/api/account/listing").body()).contains("false");
        assertThat(json(shy.get("/api/account/export")).get("listed").asBoolean()).isFalse();
        assertThat(found(reader, "pp_shy")).isEmpty();
        assertThat(handles(reader.get("/api/users?limit=100"))).doesNotContain("pp_shy");
        assertThat(handles(reader.get("/api/users/suggestions?limit=100")))
                .doesNotContain("pp_shy");
        assertThat(reader.get("/api/activities/@pp_shy").statusCode()).isEqualTo(200);
        shy.put("/api/account/listing", "{\"listed\": true}");
        assertThat(found(reader, "pp_shy")).containsExactly("pp_shy");
    }

    @Test
    void a_block_takes_both_out_of_each_others_lists(CapturedOutput log) {
        Client one = server.joined("pp_blocks", log);
        Client other = server.joined("pp_blocked", log);
        one.crud("mine", "1-hour");
        other.crud("theirs", "1-hour");
        one.put("/api/users/@pp_blocked/block", "{}");
        for (String path :
                List.of("/api/users?limit=100", "/api/users?q=pp_bl", "/api/users/suggestions")) {
            assertThat(handles(one.get(path))).as(path).doesNotContain("pp_blocked");
            assertThat(handles(other.get(path))).as(path).doesNotContain("pp_blocks");
        }
    }

    @Test
    void suggestions_leave_out_followed_people_and_begin_with_those_whom_they_follow(
            CapturedOutput log) {
        Client reader = server.joined("pp_asks", log);
        Client friend = server.joined("pp_friend", log);
        Client known = server.joined("pp_known", log);
        Client latest = server.joined("pp_latest", log);
        known.crud("known", "1-hour");
        friend.crud("friend", "1-hour");
        latest.crud("latest", "1-hour");
        reader.put("/api/users/@pp_friend/follow", "");
        friend.put("/api/users/@pp_known/follow", "");
        List<String> suggested = handles(reader.get("/api/users/suggestions?limit=100"));
        assertThat(suggested)
                .startsWith("pp_known")
                .contains("pp_latest")
                .doesNotContain("pp_friend", "pp_asks");
        assertThat(handles(reader.get("/api/users/suggestions?limit=1")))
                .containsExactly("pp_known");
    }

    private static void named(Client person, String name) {
        person.put(
                "/api/profile/update", "{\"display_name\": \"%s\", \"bio\": \"\"}".formatted(name));
    }

    private static List<String> found(Client reader, String letters) {
        return handles(
                reader.get("/api/users?q=" + URLEncoder.encode(letters, StandardCharsets.UTF_8)));
    }

    private static List<String> handles(HttpResponse<String> people) {
        assertThat(people.statusCode()).as(people.body()).isEqualTo(200);
        List<String> handles = new ArrayList<>();
        for (JsonNode person : json(people)) {
            handles.add(person.get("handle").asString());
        }
        return handles;
    }
}
