package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.limits.Limits;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The stream of server-sent events. Each stream has a virtual thread, which waits. A stream with a
 * session carries what its person may hear; any other one carries what everybody may hear.
 */
@RestController
class StreamApi {

    private static final Logger LOG = LoggerFactory.getLogger(StreamApi.class);

    /**
     * Milliseconds after which a client comes back, and more by chance, so that not all come at
     * once.
     */
    private static final int RETRY = 1000;

    /**
     * How many events before the last one that a client has seen are looked through for counts,
     * which are told up to a second later than what came after them.
     */
    private static final int COUNTS_BEFORE = 500;

    private final EventStreams streams;
    private final Sessions sessions;
    private final Db db;

    StreamApi(EventStreams streams, Sessions sessions, Db db) {
        this.sessions = sessions;
        this.streams = streams;
        this.db = db;
    }

    /**
     * What changes, while it changes: server-sent events.
     *
     * <p>Events {@code created}, {@code deleted}, {@code expired}, {@code counts}; {@code reset}
     * when something is missing; {@code heartbeat} every fifteen seconds without any. Whatever is
     * accepted: else the address would be taken for that of a crud.
     *
     * @param lastEventId the id of the last event that was seen, to go on from there
     */
    @OpenApiResponses(stream = true)
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping("/api/activities/stream")
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        EventStream stream = streamOf(request);
        EventId joined = streams.join(stream);
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            // A proxy that collects an answer before it passes it on would collect forever.
            response.setHeader("X-Accel-Buffering", "no");
            if (request.getMethod().equals("HEAD")) {
                return;
            }
            OutputStream out = response.getOutputStream();
            // Read after the stream has joined: an event tells of each later change.
            hide(stream);
            begin(stream, lastEventId, joined, out);
            stream.write(out);
        } catch (IOException gone) {
            LOG.debug("A reader has gone", gone);
        } catch (DbException failure) {
            if (!response.isCommitted()) {
                throw failure;
            }
            LOG.warn("A stream ends, the database being away: {}", failure.getMessage());
        } finally {
            streams.leave(stream);
        }
    }

    /**
     * Sends what happened since the last visit, or {@code reset} when that is not known any more.
     */
    private void begin(
            EventStream stream, @Nullable String lastEventId, EventId joined, OutputStream out)
            throws IOException {
        Optional<EventId> seen = Optional.ofNullable(lastEventId).flatMap(EventId::of);
        int retry = RETRY + ThreadLocalRandom.current().nextInt(2 * RETRY);
        write(out, "retry: " + retry + "\n\n");
        if (seen.isPresent() && EventLog.areKept(db, seen.get())) {
            EventLog.Page page;
            EventId from = seen.get();
            do {
                page = EventLog.after(db, from, joined);
                from = page.until();
                out.write(stream.of(page.heard()).events());
                out.flush();
            } while (page.goesOn() && !stream.isEnded());
            if (stream.isEnded()) {
                // Not all the way to where it joined: it goes on from the last id that was sent.
                return;
            }
            out.write(stream.of(EventLog.counts(db, seen.get(), joined, COUNTS_BEFORE)).events());
        } else if (lastEventId != null) {
            write(out, "event: reset\ndata: {}\n\n");
        }
        write(out, "id: " + joined + "\n");
        out.write(EventStream.HEARTBEAT);
        out.flush();
    }

    private void hide(EventStream stream) {
        UUID member = stream.member();
        if (member != null) {
            int hides = stream.hides();
            stream.hide(
                    HiddenPeople.from(db, List.of(member)).getOrDefault(member, HiddenPeople.NONE),
                    hides);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A stream with a session is counted by it and ends with it; any other one is counted by
     * address.
     */
    private EventStream streamOf(HttpServletRequest request) {
        return sessions.of(request)
                .map(session -> new EventStream("session " + session.uuid(), session))
                .orElseGet(() ->
                        new EventStream("address " + Limits.block(request.getRemoteAddr()), null));
    }
}
