package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How people get about in what they read: single keys, exact times, scrolling, going back. */
@ExtendWith(OutputCaptureExtension.class)
class ReadingTest {

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private final RunningServer server = RunningServer.get();

    private static Visitor kept(Visitor visitor) {
        return BROWSING.kept(visitor);
    }

    private static Visitor visitor() {
        return BROWSING.visitor();
    }

    @Test
    void single_keys_write_reply_open_and_lead_home(CapturedOutput log) {
        server.joined("keyed", log).crud("Press a key.", "1-hour");
        Visitor person = visitor().join("Zathras", "zathras_keys", log);
        Keyboard keys = person.page.keyboard();
        Locator text = person.text();
        assertThat(person.card("Press a key.")).isVisible();

        keys.press("n");
        assertThat(text).isFocused();
        keys.type("rngjk.?");
        assertThat(text).hasValue("rngjk.?");
        keys.press("Escape");
        assertThat(text).not().isFocused();
        person.card("Press a key.").focus();
        keys.press("r");
        assertThat(person.heading("Reply to keyed")).isVisible();
        assertThat(text).isFocused();
        assertThat(text).hasValue("");
        keys.press("Escape");
        assertThat(person.card("Press a key.")).isFocused();
        keys.press("Enter");
        assertThat(person.heading("Crud by keyed")).isFocused();
        keys.press("g");
        assertThat(person.heading("Home")).isFocused();

        // With no crud before one there is nothing to reply to, and with no account no form.
        keys.press("r");
        assertThat(text).not().isFocused();
        person.signOut();
        keys.press("n");
        assertThat(person.heading("Sign up")).isFocused();
    }

    @Test
    void enter_on_a_link_of_a_card_goes_where_the_link_leads(CapturedOutput log) {
        server.joined("linked", log).crud("Whose is it?", "1-hour");
        Visitor person = visitor().open("/");
        Locator name = person.card("Whose is it?").locator(".who-name");

        name.focus();
        person.page.keyboard().press("Enter");

        assertThat(person.heading("linked")).isFocused();
        assertThat(person.page).hasURL(Pattern.compile(".*/@linked$"));
    }

    @Test
    void a_dot_shows_what_is_new(CapturedOutput log) {
        Client poster = server.joined("dotted", log);
        Visitor reader = visitor().open("/");
        poster.crud("Older news.", "1-hour");
        poster.crud("Latest news.", "1-hour");
        assertThat(reader.button("2 new cruds")).isVisible();

        reader.page.keyboard().press(".");

        assertThat(reader.cards().nth(0)).containsText("Latest news.");
        assertThat(reader.cards().nth(1)).containsText("Older news.");
        assertThat(reader.heading("Home")).isFocused();
        assertThat(reader.page.locator(".fresh-button")).hasCount(0);
    }

    @Test
    void a_field_takes_each_key_as_a_letter(CapturedOutput log) {
        Visitor person = visitor().join("Zathras", "zathras_types", log).open("/@zathras_types");
        person.button("Edit profile").click();
        Locator bio = person.field("Bio");
        bio.focus();

        person.page.keyboard().type("jknr.g?");

        assertThat(bio).hasValue("jknr.g?");
        assertThat(bio).isFocused();
        assertThat(person.heading("Keyboard shortcuts")).hasCount(0);
        assertThat(person.page).hasURL(Pattern.compile(".*/@zathras_types$"));
    }

    @Test
    void exact_times_are_shown_to_who_points_and_to_who_comes_by_keyboard(CapturedOutput log) {
        server.joined("punctual", log).crud("On the dot.", "1-hour");
        Visitor reader = visitor().open("/");
        Locator card = reader.card("On the dot.");
        Locator times = card.getByRole(AriaRole.TOOLTIP);
        Pattern both = Pattern.compile("Posted .+ at \\d+:\\d\\d.*Gone .+ at \\d+:\\d\\d.*");
        assertThat(times).hasCount(0);

        Visitor.linkOf(card).hover();
        assertThat(times).hasText(both);
        assertThat(times).isInViewport(wholly());
        reader.page.keyboard().press("Escape");
        reader.heading("Home").hover();
        assertThat(times).hasCount(0);

        card.focus();
        reader.walkTo("Tab", Visitor.linkOf(card));
        assertThat(times).hasText(both);
        assertThat(Visitor.linkOf(card)).hasAccessibleDescription(both);
        reader.page.keyboard().press("Escape");
        assertThat(times).hasCount(0);
        reader.walkTo("Tab", card.locator(".left"));
        assertThat(times).hasText(both);
        assertThat(card.locator(".left")).hasAccessibleDescription(both);
        reader.page.keyboard().press("Tab");
        assertThat(times).hasCount(0);
    }

    @Test
    void exact_times_are_shown_at_a_tap(CapturedOutput log) {
        server.joined("tapped", log).crud("Tap here.", "1-hour");
        Visitor reader = kept(BROWSING.chromium().telephone()).open("/");
        Locator card = reader.card("Tap here.");
        Locator times = card.getByRole(AriaRole.TOOLTIP);

        card.locator(".left").tap();
        assertThat(times).isVisible();
        assertThat(times).isInViewport(wholly());
        assertThat(reader.heading("Home")).isVisible();
        reader.heading("Home").tap();
        assertThat(times).hasCount(0);
    }

    @Test
    void scrolling_alone_brings_all_the_cruds(CapturedOutput log) throws Exception {
        server.joined("prolific", log);
        many("prolific", 110);
        Visitor reader = visitor().open("/");
        Locator all = reader.card("One of many ");
        assertThat(all.nth(8)).isVisible();
        assertThat(all.nth(30)).hasCount(0);

        boolean again = reader.readOn(reader.page.getByText("That's everything alive right now"));

        assertThat(all).hasCount(110);
        assertThat(reader.button("Show more")).hasCount(0);
        // Asking once more for a page that was refused moves the focus.
        if (!again) {
            assertThat(reader.page.locator("body")).isFocused();
        }
    }

    @Test
    void going_back_to_a_person_finds_the_crud_that_was_opened(CapturedOutput log)
            throws Exception {
        server.joined("of_many_words", log);
        many("of_many_words", 70);
        Visitor reader = visitor().open("/@of_many_words");
        reader.readOn(reader.cards().nth(69));

        findsItsPlaceAgain(reader, reader.cards().nth(62));

        assertThat(reader.cards()).hasCount(70);
    }

    @Test
    void going_back_to_a_thread_finds_the_reply_that_was_opened(CapturedOutput log)
            throws Exception {
        String uuid =
                server.joined("asked_much", log)
                        .crud("Who knows?", "1-hour")
                        .get("uuid")
                        .asString();
        server.sql(
                "INSERT INTO activities (user_uuid, reply_to_activity_uuid, message, expires_at)"
                        + " SELECT user_uuid, uuid, 'Answer ' || number, expires_at"
                        + " FROM activities, generate_series(1, 70) AS number WHERE uuid = '%s'"
                                .formatted(uuid));
        Visitor reader = visitor().open("/@asked_much/status/" + uuid);
        reader.pressShowMore();
        assertThat(reader.card("Answer ")).hasCount(70);

        findsItsPlaceAgain(reader, reader.card("Answer ").nth(62));
    }

    @Test
    void the_form_stands_above_the_keyboard(CapturedOutput log) {
        server.joined("long_winded", log).crud("Words. ".repeat(39), "1-hour");
        Visitor writer = kept(BROWSING.chromium().telephone()).join("Vir Cotto", "vir_thumbs", log);
        Visitor.replyOf(writer.card("Words. "), 0).tap();
        assertThat(writer.text()).isFocused();
        seenWhole(writer);

        // What a telephone's keyboard leaves.
        writer.page.setViewportSize(360, 400);
        seenWhole(writer);
        writer.lifetime("Until that crud leaves").focus();
        assertAbove(writer.lifetime("Until that crud leaves"), writer.button("Post"));
        writer.text().fill("Few words.");
        writer.button("Post").tap();

        assertThat(Visitor.replyOf(writer.card("Words. "), 1)).isVisible();
        writer.button("New crud").tap();
        seenWhole(writer);
    }

    @Test
    void closing_a_reply_whose_crud_has_gone_leaves_the_keyboard_on_the_page(CapturedOutput log) {
        Client poster = server.joined("leaving", log);
        poster.crud("It stays.", "1-hour");
        String uuid = poster.crud("It goes.", "1-hour").get("uuid").asString();
        Visitor writer = visitor().join("Vir Cotto", "vir_keys", log);
        Visitor.replyOf(writer.card("It goes."), 0).focus();
        writer.page.keyboard().press("Enter");
        assertThat(writer.text()).isFocused();
        poster.delete("/api/activities/" + uuid);
        assertThat(writer.page.getByText("What you were replying to is gone.")).isVisible();

        writer.page.keyboard().press("Escape");

        assertThat(writer.card("It stays.")).isFocused();
    }

    @Test
    void closing_a_reply_whose_page_has_gone_leaves_the_keyboard_on_the_heading(
            CapturedOutput log) {
        Client poster = server.joined("leaving_alone", log);
        String uuid = poster.crud("It goes alone.", "1-hour").get("uuid").asString();
        Visitor writer = visitor().join("Vir Cotto", "vir_alone", log);
        writer.open("/activities/" + uuid);
        writer.card("It goes alone.").focus();
        writer.page.keyboard().press("r");
        assertThat(writer.text()).isFocused();
        poster.delete("/api/activities/" + uuid);
        assertThat(writer.page.getByText("What you were replying to is gone.")).isVisible();

        writer.button("Close").click();

        assertThat(writer.heading("This crud is gone")).isFocused();
    }

    @Test
    void an_address_written_otherwise_leads_to_the_same_page(CapturedOutput log) {
        String uuid =
                server.joined("addressed", log)
                        .crud("Found anyhow.", "1-hour")
                        .get("uuid")
                        .asString();
        String status = "/@addressed/status/" + uuid;
        Visitor reader = visitor();
        for (String address :
                List.of(
                        "/%40addressed/status/" + uuid,
                        status + "/",
                        "/@addressed/status/" + uuid.toUpperCase(Locale.ROOT),
                        "/activities/" + uuid.toUpperCase(Locale.ROOT) + "/",
                        "/@somebody_else/status/" + uuid)) {
            reader.open(address);
            assertThat(reader.heading("Crud by addressed")).isVisible();
            assertThat(reader.card("Found anyhow.")).isVisible();
            assertThat(reader.page).hasURL(server.address() + status);
        }
        for (String address : List.of("/%40addressed", "/@addressed/", "/@ADDRESSED")) {
            reader.open(address);
            assertThat(reader.card("Found anyhow.")).isVisible();
            assertThat(reader.page).hasURL(server.address() + "/@addressed");
        }
        reader.open("/about/");
        assertThat(reader.heading("About Cruddur")).isVisible();
    }

    @Test
    void a_page_loaded_anew_in_between_still_leads_back_to_the_place_before(CapturedOutput log)
            throws Exception {
        server.joined("reloading", log);
        many("reloading", 40);
        Visitor reader = visitor().open("/");
        reader.readOn(reader.cards().nth(20));
        Locator card = reader.cards().nth(20);
        card.scrollIntoViewIfNeeded();
        double place = card.boundingBox().y;
        Visitor.linkOf(card).click();
        assertThat(reader.heading("Replies")).isVisible();

        reader.reload();
        assertThat(reader.heading("Replies")).isVisible();
        reader.page.goBack();

        assertThat(card).isInViewport(wholly());
        standsAt(card, place);
        // The same address in another entry is another visit, which begins at its top.
        reader.open("/about").open("/");
        assertThat(reader.cards().first()).isInViewport();
    }

    @Test
    void going_back_closes_what_covers_the_page_and_leaves_the_page(CapturedOutput log) {
        Visitor writer = visitor().join("Vir Cotto", "vir_back", log);
        writer.open("/").link("Profile").click();
        assertThat(writer.heading("Vir Cotto")).isFocused();
        Locator text = writer.text();
        writer.button("New crud").click();
        text.fill("Not yet.");

        writer.page.goBack();

        assertThat(text).hasCount(0);
        assertThat(writer.page).hasURL(Pattern.compile(".*/@vir_back$"));
        assertThat(writer.heading("Vir Cotto")).isVisible();
        writer.button("New crud").click();
        assertThat(text).hasValue("Not yet.");
        // Asked to close, and opened again before the browser has told that it is closed.
        writer.page.evaluate(
                """
                async () => {
                    document.querySelector("dialog[open]").requestClose();
                    // As after any key; "close" is told of later.
                    await Promise.resolve();
                    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", code: "KeyN", bubbles: true }));
                    return new Promise((told) => setTimeout(told, 100));
                }
                """);
        assertThat(text).hasValue("Not yet.");
        // Closed, opened again and closed by the page itself: Back is still one page back.
        writer.page.keyboard().press("Escape");
        assertThat(text).hasCount(0);
        writer.page.keyboard().press("n");
        assertThat(text).hasValue("Not yet.");
        writer.page.keyboard().press("Control+Enter");
        assertThat(text).hasCount(0);
        assertThat(writer.card("Not yet.")).isVisible();
        writer.page.keyboard().press("?");
        assertThat(writer.heading("Keyboard shortcuts")).isVisible();
        writer.page.goBack();
        assertThat(writer.heading("Keyboard shortcuts")).hasCount(0);
        assertThat(writer.page).hasURL(Pattern.compile(".*/@vir_back$"));
        writer.page.goBack();
        assertThat(writer.heading("Home")).isFocused();
    }

    @Test
    void keys_go_on_from_the_crud_that_was_opened_on_any_layout(CapturedOutput log)
            throws SQLException {
        server.joined("stepping", log);
        many("stepping", 30);
        Visitor reader = visitor().open("/");
        reader.cards().nth(9).waitFor();
        for (int step = 0; step < 9; step++) {
            reader.page.keyboard().press("j");
        }
        Locator eighth = reader.cards().nth(8);
        assertThat(eighth).isFocused();
        eighth.press("Enter");
        assertThat(reader.heading("Crud by stepping")).isFocused();
        reader.page.goBack();
        assertThat(reader.heading("Home")).isFocused();

        // As a Russian keyboard has it.
        reader.page.evaluate(
                "() => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ'}))");

        assertThat(reader.cards().nth(9)).isFocused();
    }

    private void many(String handle, int count) throws SQLException {
        server.sql(
                "INSERT INTO activities (user_uuid, message, expires_at)"
                        + " SELECT uuid, 'One of many ' || number, statement_timestamp() + interval '1 hour'"
                        + " FROM users, generate_series(1, %d) AS number WHERE handle = '%s'"
                                .formatted(count, handle));
    }

    /** Opens the crud of this card, comes back, and the card is where it was, to the pixel. */
    private static void findsItsPlaceAgain(Visitor reader, Locator card) {
        card.scrollIntoViewIfNeeded();
        double place = card.boundingBox().y;
        String uuid = Visitor.uuidOf(card);
        Visitor.linkOf(card).click();
        assertThat(reader.heading("Replies")).isVisible();
        assertThat(reader.page.locator(".thread-head article")).hasCount(1);

        reader.page.goBack();

        assertThat(card).isInViewport(wholly());
        assertThat(Visitor.uuidOf(card)).isEqualTo(uuid);
        standsAt(card, place);
    }

    /** Soon: the page goes back to its place once it has drawn what is above. */
    private static void standsAt(Locator card, double place) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (card.boundingBox().y != place && System.nanoTime() < end) {
            card.page().waitForTimeout(50);
        }
        assertThat(card.boundingBox().y).isEqualTo(place);
    }

    private static void seenWhole(Visitor writer) {
        assertThat(writer.text()).isInViewport(wholly());
        assertThat(writer.button("Post")).isInViewport(wholly());
        assertAbove(writer.text(), writer.button("Post"));
    }

    private static void assertAbove(Locator one, Locator other) {
        BoundingBox upper = one.boundingBox();
        assertThat(upper.y + upper.height).isLessThan(other.boundingBox().y);
    }

    private static LocatorAssertions.IsInViewportOptions wholly() {
        return new LocatorAssertions.IsInViewportOptions().setRatio(1);
    }
}
