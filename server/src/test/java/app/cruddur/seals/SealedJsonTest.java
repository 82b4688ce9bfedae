package app.cruddur.seals;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.Db;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Seals in JSON are opened, and nothing else of it is touched. */
class SealedJsonTest {

    private static final int HOUR = 495_000;
    private static final UUID ROW = UUID.fromString("01990000-0000-7000-8000-0000000000a1");
    private static final UUID OTHER_ROW = UUID.fromString("01990000-0000-7000-8000-0000000000a2");

    private final KeyRing keys = KeyRing.startingAt(HOUR);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain.",
                "\"quoted\" and \\ a backslash \\",
                "a\tb\nc\rd\be\ff\u0002g\u001fh\u007f",
                "\\u0001 typed",
                "\"\\u0001 typed after a quote",
                "東京 👩‍👩‍👧 äöü \u2028",
                ""
            })
    void a_text_comes_out_as_it_was_sealed(String text) {
        Db.Opened opened = open(json(seal(text, ROW, HOUR)), keys);

        assertThat(opened.closed()).isZero();
        assertThat(message(opened)).isEqualTo(text);
        assertThat(string(opened))
                .startsWith("{\"uuid\" : \"x\", \"message\" : \"")
                .endsWith("\", \"n\" : 1}");
    }

    @Test
    void json_without_seals_is_the_same_bytes() {
        byte[] json =
                "{\"message\" : \"a \\\"\\\\u0001 b\", \"c\" : \"\\\\\", \"d\" : \"\\u0002\"}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(SealedJson.open(json, keys).json()).isSameAs(json);
    }

    @Test
    void many_are_opened_each_in_its_place() {
        StringBuilder json = new StringBuilder("[");
        for (int each = 0; each < 50; each++) {
            json.append(each == 0 ? "" : ", ")
                    .append(json(seal("Number " + each, new UUID(7, each), HOUR + each)));
        }
        Db.Opened opened = open(json.append(']').toString(), keys);

        assertThat(opened.closed()).isZero();
        for (int each = 0; each < 50; each++) {
            assertThat(
                            JsonMapper.shared()
                                    .readTree(opened.json())
                                    .get(each)
                                    .get("message")
                                    .asString())
                    .isEqualTo("Number " + each);
        }
    }

    @Test
    void a_seal_that_was_moved_to_another_row_does_not_open() {
        String moved = seal("Not yours.", ROW, HOUR).replace(ROW.toString(), OTHER_ROW.toString());

        assertClosed(moved, keys);
    }

    @Test
    void a_seal_that_says_another_hour_does_not_open() {
        assertClosed(seal("Later.", ROW, HOUR).replaceFirst("495000", "495001"), keys);
    }

    @Test
    void a_seal_does_not_open_once_its_hour_is_over() {
        String sealed = seal("Gone.", ROW, HOUR);

        assertThat(open(json(sealed), keys.at(HOUR)).closed()).isZero();
        assertClosed(sealed, keys.at(HOUR + 1));
    }

    @Test
    void a_seal_opens_after_the_keys_were_renewed_and_a_new_one_with_the_new_key_alone() {
        String before = seal("Before.", ROW, HOUR);
        KeyRing renewed = keys.renewed();
        String after =
                answered(Seal.of("After.", ROW, HOUR, renewed.of(HOUR).getFirst().secret()), ROW);

        assertThat(message(open(json(before), renewed))).isEqualTo("Before.");
        assertThat(message(open(json(after), renewed))).isEqualTo("After.");
        assertClosed(after, keys);
    }

    /** What a hand may have written into a row, or a disk made of one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0001",
                "\\u0001hello",
                "\\u0001\\\"\\\\",
                "\\u000101990000-0000-7000-8000-0000000000a1",
                "\\u000101990000-0000-7000-8000-0000000000a1\\u0001",
                "\\u000101990000-0000-7000-8000-0000000000a1\\u0001odd",
                "\\u000101990000-0000-7000-8000-0000000000a1\\u0001495000",
                "\\u000101990000-0000-7000-8000-0000000000a1\\u0001495000AAAA",
                "\\u000101990000-0000-7000-8000-0000000000a1\\u0001------AAAA",
                "\\u000101990000-0000-7000-8000-0000000000a1\\u0001495000!!!!",
                "\\u000101990000-0000-7000-8000-0000000000a1495000AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "\\u0001ü990000-0000-7000-8000-0000000000a1\\u0001495000AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void what_is_no_seal_is_null(String broken) {
        assertClosed(broken, keys);
    }

    @Test
    void a_bit_that_has_changed_closes_a_seal() {
        String sealed = seal("A text of some length.", ROW, HOUR);
        for (int place = sealed.length() - 40; place < sealed.length() - 1; place++) {
            char changed = sealed.charAt(place) == 'A' ? 'B' : 'A';
            assertClosed(sealed.substring(0, place) + changed + sealed.substring(place + 1), keys);
        }
    }

    private static void assertClosed(String sealed, KeyRing keys) {
        Db.Opened opened = open(json(sealed), keys);
        assertThat(opened.closed()).isEqualTo(1);
        assertThat(string(opened)).isEqualTo("{\"uuid\" : \"x\", \"message\" : null, \"n\" : 1}");
    }

    private String seal(String text, UUID row, int hour) {
        return answered(Seal.of(text, row, hour, keys.of(hour).getFirst().secret()), row);
    }

    /** As {@code sealed_or_plain} answers, within JSON. */
    private static String answered(String seal, UUID row) {
        return "\\u0001" + row + "\\u0001" + seal.substring(1);
    }

    private static String json(String message) {
        return "{\"uuid\" : \"x\", \"message\" : \"" + message + "\", \"n\" : 1}";
    }

    private static Db.Opened open(String json, KeyRing keys) {
        return SealedJson.open(json.getBytes(StandardCharsets.UTF_8), keys);
    }

    private static String message(Db.Opened opened) {
        return JsonMapper.shared().readTree(opened.json()).get("message").asString();
    }

    private static String string(Db.Opened opened) {
        return new String(opened.json(), StandardCharsets.UTF_8);
    }
}
