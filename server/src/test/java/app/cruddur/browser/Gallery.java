package app.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Takes a picture of every page in every state at three widths, into the folder that the system
 * property {@code gallery} names, and has axe look at each. Not one of the tests: its name keeps it
 * from running unless {@code bin/look} asks for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class Gallery {

    private static final int[] WIDTHS = {360, 768, 1440};

    private final Path folder = Path.of(System.getProperty("gallery", "target/look"));
    private final Set<String> states = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void taken(CapturedOutput log) throws IOException {
        Files.createDirectories(folder);
        try (Chromium chromium = new Chromium()) {
            for (int width : WIDTHS) {
                try (Visitor person = chromium.visitor(width, width < 640 ? 740 : 900)) {
                    new Tour(
                                    person,
                                    (visitor, state) -> picture(visitor, state, width),
                                    "Susan Ivanova",
                                    "ivanova" + width,
                                    log)
                            .walk();
                    person.page.emulateMedia(
                            new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
                    person.open("/");
                    person.cards().first().waitFor();
                    // What axe reads of colours there is the author's.
                    photograph(person, "home in forced colours", width);
                }
                RunningServer.get()
                        .sql(
                                "DELETE FROM activities USING users WHERE users.uuid = user_uuid"
                                        + " AND handle LIKE 'ivanova%d%%'".formatted(width));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        Files.writeString(folder.resolve("README.md"), page());
        assertThat(faults).isEmpty();
    }

    private void picture(Visitor person, String state, int width) {
        boolean overlaid = person.page.locator(".menu:visible").count() > 0;
        person.lookFaults().stream()
                // An open menu lies over a part of what is behind it.
                .filter(fault -> !overlaid || !fault.startsWith("target-size"))
                .forEach(fault -> faults.add(file(state, width) + ": " + fault));
        photograph(person, state, width);
    }

    private void photograph(Visitor person, String state, int width) {
        states.add(state);
        // From light to dark they take a moment.
        person.page.waitForFunction(
                "() => document.getAnimations().every(({ transitionProperty }) => transitionProperty !== 'color')");
        person.page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(folder.resolve(file(state, width)))
                        .setType(ScreenshotType.JPEG)
                        .setQuality(55));
    }

    private String page() {
        return """
        # Every page, as it looks

        Each in every state, at 360, 768 and 1440 pixels; `bin/look` takes them anew.
        """
                + states.stream()
                        .map(state ->
                                "%n## %s%n%n%s%n"
                                        .formatted(
                                                state.substring(0, 1).toUpperCase(Locale.ROOT)
                                                        + state.substring(1),
                                                pictures(state)))
                        .collect(Collectors.joining());
    }

    private static String pictures(String state) {
        StringBuilder pictures = new StringBuilder();
        for (int width : WIDTHS) {
            pictures.append(
                    "<img src=\"%s\" height=\"300\" alt=\"%s, %d pixels wide\">%n"
                            .formatted(file(state, width), state, width));
        }
        return pictures.toString().strip();
    }

    private static String file(String state, int width) {
        return state.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + "-" + width + ".jpg";
    }
}
