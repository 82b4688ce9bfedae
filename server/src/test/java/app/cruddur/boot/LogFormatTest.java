package app.cruddur.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    /** An issuer's error_description is among what is logged. */
    @Test
    void a_message_is_one_line_whatever_it_holds() throws JoranException {
        String line =
                formatted(
                        "A sign-in failed: x\r\n2026-11-28T00:00:00Z WARN  All is well\u2028\u001b[2K");
        assertThat(line)
                .endsWith("A sign-in failed: x 2026-11-28T00:00:00Z WARN  All is well [2K\n")
                .hasLineCount(1);
    }

    @Test
    void words_of_any_language_and_tabs_stay() throws JoranException {
        assertThat(formatted("größer\t第一")).endsWith("größer\t第一\n");
    }

    private static String formatted(String message) throws JoranException {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(
                new ByteArrayInputStream(
                        """
                        <configuration>
                          <include resource="logback-text.xml"/>
                          <root level="info"><appender-ref ref="CONSOLE"/></root>
                        </configuration>
                        """
                                .getBytes(StandardCharsets.UTF_8)));
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("CONSOLE");
        LoggingEvent event =
                new LoggingEvent(
                        "", context.getLogger("x"), Level.WARN, message, null, new Object[0]);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
