package app.cruddur.testing.server;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads a stream of server-sent events as a browser's EventSource does: where the server ends it,
 * as it does where a reader is too slow, it comes back and goes on from the last event that it saw.
 */
public final class Subscriber implements AutoCloseable {

    /** One event, whose id may be empty. */
    public record Event(String id, String name, String data) {}

    private static final Event END = new Event("", "the end", "");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpRequest.Builder request;
    private volatile String lastId;
    private int returns;

    private Subscriber(HttpRequest.Builder request, String lastEventId) {
        this.request = request;
        this.lastId = lastEventId;
    }

    /** Subscribes with the session of a client, from an event on if there is one. */
    public static Subscriber to(String address, Client session, String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + "/api/activities/stream"))
                        .header("Accept", "text/event-stream");
        if (!session.cookie("SESSION").isEmpty()) {
            request.header("Cookie", "SESSION=" + session.cookie("SESSION"));
        }
        Subscriber subscriber = new Subscriber(request, lastEventId);
        subscriber.subscribe();
        subscriber.await(event -> event.name().equals("heartbeat") && !event.id().isEmpty());
        return subscriber;
    }

    private void subscribe() {
        if (!lastId.isEmpty()) {
            request.setHeader("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError("The stream answered " + answer.statusCode());
        }
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        Thread.ofVirtual()
                .start(() -> {
                    try (lines) {
                        events(lines);
                    } catch (IOException | UncheckedIOException gone) {
                        // Closed by us, or by the server in the midst of something.
                    }
                    events.add(END);
                });
    }

    private void events(BufferedReader lines) throws IOException {
        Event event = new Event("", "", "");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                event = new Event(line.substring(4), event.name(), event.data());
            } else if (line.startsWith("event: ")) {
                event = new Event(event.id(), line.substring(7), event.data());
            } else if (line.startsWith("data: ")) {
                event = new Event(event.id(), event.name(), line.substring(6));
            } else if (line.isEmpty()) {
                if (!event.id().isEmpty()) {
                    lastId = event.id();
                }
                seen.add(event.name() + " " + event.data());
                if (!event.name().equals("heartbeat")) {
                    ids.add(event.id());
                }
                events.add(event);
                event = new Event("", "", "");
            }
        }
    }

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final List<String> ids = new CopyOnWriteArrayList<>();

    /** The ids of all that came so far but heartbeats, whose ids are those of events. */
    public List<String> ids() {
        return ids;
    }

    /** All that came so far: name and data of each. */
    public List<String> seen() {
        return seen;
    }

    /** The next event of this kind about this crud. */
    public Event await(String name, String uuid) {
        return await(event -> event.name().equals(name) && event.data().contains(uuid));
    }

    /** The next event that is wanted, also where the server ends the stream before it. */
    public Event await(Predicate<Event> wanted) {
        try {
            long deadline = System.nanoTime() + Deadline.PATIENCE.toNanos();
            while (true) {
                Event event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("Not among what came: " + seen);
                }
                if (wanted.test(event)) {
                    return event;
                }
                if (event == END) {
                    returns++;
                    subscribe();
                }
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits until the server ends the stream. */
    public void awaitEnd() {
        await(event -> event == END);
    }

    /** How often its stream ended and it came back; each time it is told counts once more. */
    public int returns() {
        return returns;
    }

    /** Where to go on from. */
    public String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
