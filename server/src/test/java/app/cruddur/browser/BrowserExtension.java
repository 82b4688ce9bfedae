package app.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Chromium for a class of tests. After each test nothing may have left the origin, broken the
 * content policy, or been complained of in the console, and what was posted is deleted, so that the
 * seed stays on the shared server's first page; before the first too, of what other classes posted.
 */
final class BrowserExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Supplier<Chromium> choice;
    private final List<Visitor> visitors = new ArrayList<>();
    private @Nullable Chromium opened;

    BrowserExtension() {
        this(Chromium::new);
    }

    BrowserExtension(Supplier<Chromium> choice) {
        this.choice = choice;
    }

    Chromium chromium() {
        if (opened == null) {
            throw new IllegalStateException("Register this extension in a static field.");
        }
        return opened;
    }

    Visitor visitor() {
        return visitor(1280, 800);
    }

    Visitor visitor(int width, int height) {
        return kept(chromium().visitor(width, height));
    }

    /** The same for one that was made otherwise. */
    Visitor kept(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        onlyTheSeed();
        opened = choice.get();
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        List<String> faults;
        try {
            onlyTheSeed();
        } finally {
            faults = visitors.stream().flatMap(one -> one.faults().stream()).toList();
            visitors.forEach(Visitor::close);
            visitors.clear();
        }
        assertThat(faults).isEmpty();
    }

    private static void onlyTheSeed() throws SQLException {
        RunningServer.get()
                .sql(
                        "DELETE FROM activities USING users"
                                + " WHERE users.uuid = user_uuid AND cognito_user_id NOT LIKE 'seed-%'");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        chromium().close();
    }
}
