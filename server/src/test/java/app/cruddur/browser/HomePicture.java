package app.cruddur.browser;

import app.cruddur.database.Database;
import app.cruddur.demo.Demo;
import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Takes the README's picture of the home page, with the demo's cast, into the file that the system
 * property {@code picture} names. Not one of the tests: its name keeps it from running unless
 * {@code bin/home-picture} asks for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class HomePicture {

    @Test
    void taken(CapturedOutput log) throws SQLException {
        Path file = Path.of(System.getProperty("picture", "target/home.png"));
        Demo.load(Database.single(RunningServer.get().database()));
        RunningServer.get().sql("SELECT 1");
        try (Chromium chromium = new Chromium();
                Visitor visitor = chromium.visitor(1280, 764)) {
            visitor.join("Susan Ivanova", "ivanova", log);
            visitor.post("Boom today. Boom tomorrow. There's always a boom tomorrow.", "1 day")
                    .card("Boom today.")
                    .waitFor();
            // Without what is said after a post.
            visitor.open("/");
            visitor.text().waitFor();
            Visitor.buttonOf(visitor.cards().first(), "Delete").waitFor();
            visitor.heading("Home").focus();
            visitor.page.mouse().move(0, 0);
            visitor.page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}
