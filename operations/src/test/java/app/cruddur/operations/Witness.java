package app.cruddur.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses of one server again and again, each time after asking the database for the time,
 * and notes every answer that holds a crud which had ended by then. What a 304 lets it keep counts
 * as an answer.
 */
final class Witness implements AutoCloseable {

    /**
     * Something to read, named by its kind.
     *
     * @param isForMembers whether it is read with the session
     */
    record Address(String kind, String path, boolean isForMembers) {}

    private record Kept(String tag, String body) {}

    private static final Pattern CRUD =
            Pattern.compile("\"uuid\" ?: ?\"([^\"]+)\"[^{}]*?\"expires_at\" ?: ?\"([^\"]+)\"");

    private static final Pattern UUID = Pattern.compile("\"uuid\" ?: ?\"([^\"]+)\"");

    private final String server;
    private final String session;
    private final Supplier<Connection> database;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private final Map<String, Set<String>> shown = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    /** When what an open stream has told of ends, by id. */
    private final Map<String, Instant> expected = new ConcurrentHashMap<>();

    private volatile @Nullable InputStream listened;
    private volatile String lastEventId = "";
    private volatile boolean done;

    /**
     * @param session the token of a member's session
     */
    Witness(String server, String session, Supplier<Connection> database) {
        this.server = server;
        this.session = session;
        this.database = database;
    }

    /** Reads these, which may be others each time, on a thread of its own. */
    void read(Supplier<List<Address>> addresses) {
        Map<String, Kept> kept = new HashMap<>();
        watch(connection -> {
            for (Address address : addresses.get()) {
                read(connection, address, kept);
            }
        });
    }

    /** Takes the stream up from an event on, and reads what it tells of the time since. */
    void resume(String from) {
        watch(connection -> {
            Instant before = now(connection);
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server + "/api/activities/stream"))
                            .header("Last-Event-ID", from)
                            .build();
            try (Stream<String> lines =
                    http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
                Iterator<String> line = lines.iterator();
                // Its first heartbeat says that all which had happened is told.
                // A busy server ends it before: the next begins anew.
                for (String one = ""; !one.equals("event: heartbeat") && line.hasNext(); ) {
                    one = line.next();
                    check("stream", one, before);
                }
            }
        });
    }

    /**
     * Subscribes, and goes on where it was when it is dropped. Sees that no end is told before it
     * has come; what lives less than a minute, is expected to be told of again when it ends.
     */
    void listen() {
        watch(connection -> {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(server + "/api/activities/stream"));
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            InputStream body =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body();
            listened = body;
            if (done) {
                body.close();
                return;
            }
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String event = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id: ")) {
                        lastEventId = line.substring("id: ".length());
                    } else if (line.startsWith("event: ")) {
                        event = line;
                    } else if (line.startsWith("data: ")) {
                        hear(event, line, now(connection));
                    }
                }
            } catch (IOException closed) {
                if (!done) {
                    throw closed;
                }
            }
        });
    }

    private void hear(String event, String data, Instant heard) {
        if (event.equals("event: created")) {
            CRUD.matcher(data)
                    .results()
                    .forEach(crud -> {
                        Instant end = Instant.parse(crud.group(2));
                        if (end.isBefore(heard.plusSeconds(60))) {
                            expected.put(crud.group(1), end);
                        }
                        shown.computeIfAbsent("live", any -> ConcurrentHashMap.newKeySet())
                                .add(crud.group(1));
                    });
        } else if (event.equals("event: expired") || event.equals("event: deleted")) {
            UUID.matcher(data)
                    .results()
                    .forEach(gone -> {
                        Instant end = expected.remove(gone.group(1));
                        if (end != null && heard.isBefore(end)) {
                            faults.add(
                                    "%s tells at %s that what ends at %s is gone"
                                            .formatted(server, heard, end));
                        }
                    });
        }
    }

    /** How many are there, as far as the open stream has told, whose end it will tell soon. */
    int expected() {
        return expected.size();
    }

    private interface Look {
        void on(Connection connection) throws SQLException, IOException, InterruptedException;
    }

    private void watch(Look look) {
        threads.add(
                Thread.ofPlatform()
                        .start(() -> {
                            try (Connection connection = database.get()) {
                                while (!done) {
                                    look.on(connection);
                                    answers.incrementAndGet();
                                }
                            } catch (Exception failure) {
                                faults.add(server + ": " + failure);
                            }
                        }));
    }

    private void read(Connection connection, Address address, Map<String, Kept> kept)
            throws SQLException, IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + address.path()));
        Kept before = kept.get(address.path());
        if (before != null) {
            request.header("If-None-Match", before.tag());
        }
        if (address.isForMembers()) {
            request.header("Cookie", "SESSION=" + session);
        }
        Instant asked = now(connection);
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        switch (answer.statusCode()) {
            case 200 -> {
                String tag = answer.headers().firstValue("ETag").orElseThrow();
                kept.put(address.path(), new Kept(tag, answer.body()));
                check(address.kind(), answer.body(), asked);
            }
            case 304 -> {
                unchanged.incrementAndGet();
                check(address.kind(), Objects.requireNonNull(before).body(), asked);
            }
            // A busy server has nothing to show for now.
            case 404, 503 -> kept.remove(address.path());
            default -> faults.add(address + " answers " + answer.statusCode());
        }
    }

    private void check(String kind, String body, Instant asked) {
        CRUD.matcher(body)
                .results()
                .forEach(crud -> {
                    Instant end = Instant.parse(crud.group(2));
                    if (!end.isAfter(asked)) {
                        faults.add(
                                "%s of %s, asked at %s, holds what ended at %s"
                                        .formatted(kind, server, asked, end));
                    }
                    shown.computeIfAbsent(kind, any -> ConcurrentHashMap.newKeySet())
                            .add(crud.group(1));
                });
    }

    /** The database's time. */
    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT iso_utc(clock_timestamp())")) {
            row.next();
            return Instant.parse(row.getString(1));
        }
    }

    int answers() {
        return answers.get();
    }

    int unchanged() {
        return unchanged.get();
    }

    /** How many different cruds each kind of address has shown. */
    Map<String, Integer> shown() {
        Map<String, Integer> counts = new HashMap<>();
        shown.forEach((kind, cruds) -> counts.put(kind, cruds.size()));
        return counts;
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        done = true;
        if (listened != null) {
            listened.close();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        http.close();
    }
}
