package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogBudgetTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogBudgetTest.class);
    private final Logger jetty = (Logger) LoggerFactory.getLogger("org.eclipse.jetty.test");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private LogBudget budget;

    @BeforeEach
    void listen() {
        budget = new LogBudget(new LimitSettings(200, 1));
        written.start();
        logger.addAppender(written);
        jetty.addAppender(written);
        logger.setAdditive(false);
        jetty.setAdditive(false);
    }

    @AfterEach
    void stop() {
        LogBudget.countFor(null);
        budget.destroy();
        logger.detachAppender(written);
        jetty.detachAppender(written);
    }

    private int warnings(int number) {
        int before = written.list.size();
        for (int line = 0; line < number; line++) {
            logger.warn("Request {} was odd", line);
        }
        return written.list.size() - before;
    }

    @Test
    void a_client_writes_sixty_lines_and_another_sixty_more() {
        LogBudget.countFor("192.0.2.1");
        // A token comes back each second, however long this takes.
        assertThat(warnings(500)).isBetween(60, 150);
        LogBudget.countFor("192.0.2.2");
        assertThat(warnings(50)).isEqualTo(50);
    }

    @Test
    void a_stack_trace_counts_as_ten() {
        LogBudget.countFor("192.0.2.1");
        for (int fault = 0; fault < 50; fault++) {
            logger.error("Broken", new IllegalStateException());
        }
        assertThat(written.list.size()).isBetween(6, 15);
    }

    @Test
    void what_is_no_clients_is_all_written() {
        assertThat(warnings(500)).isEqualTo(500);
    }

    @Test
    void what_jetty_refuses_by_itself_is_bounded_too() {
        for (int line = 0; line < 500; line++) {
            jetty.warn("Unreadable");
        }
        assertThat(written.list.size()).isBetween(60, 150);
    }

    @Test
    void what_was_left_out_is_told() {
        LogBudget.countFor("192.0.2.1");
        warnings(500);
        LogBudget.countFor(null);
        Logger own = (Logger) LoggerFactory.getLogger(LogBudget.class);
        own.addAppender(written);
        try {
            written.list.clear();
            budget.report();
            budget.report();
            assertThat(written.list).hasSize(1);
            assertThat(List.of(written.list.getFirst().getArgumentArray()))
                    .first()
                    .satisfies(number -> assertThat((Long) number).isBetween(350L, 440L));
        } finally {
            own.detachAppender(written);
        }
    }
}
