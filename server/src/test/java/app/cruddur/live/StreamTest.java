package app.cruddur.live;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.LatencyProbe;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.testing.server.Subscriber;
import app.cruddur.testing.server.Subscriber.Event;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What changes is told while it changes. */
@ExtendWith(OutputCaptureExtension.class)
class StreamTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_life_is_told_on_this_server_and_on_another(CapturedOutput log)
            throws IOException, SQLException {
        Client poster = server.client();
        poster.join("streamed", log);
        try (RunningServer other = RunningServer.another(server.sameDatabase());
                Subscriber here = Subscriber.to(server.address(), server.client(), "");
                Subscriber there = Subscriber.to(other.address(), other.client(), "")) {
            assertThat(homes(server, other)).allMatch(home -> home.startsWith("["));
            HttpResponse<String> posted =
                    poster.post("/api/activities", "{\"message\": \"a\\nb\", \"ttl\": \"1-hour\"}");
            String uuid = json(posted).get("uuid").asString();
            for (Subscriber subscriber : List.of(here, there)) {
                Event created = subscriber.await("created", uuid);
                assertThat(RunningServer.JSON.readTree(created.data())).isEqualTo(json(posted));
            }
            assertThat(homes(server, other)).allMatch(home -> home.contains(uuid));
            String reply = insert("streamed", "1 hour", "'" + uuid + "'");
            for (Subscriber subscriber : List.of(here, there)) {
                subscriber.await("created", reply);
                assertThat(subscriber.await("counts", uuid).data()).contains("replies_count");
            }
            assertThat(poster.put("/api/activities/" + uuid + "/like", "").statusCode())
                    .isEqualTo(204);
            for (Subscriber subscriber : List.of(here, there)) {
                subscriber.await(event ->
                        event.name().equals("counts")
                                && event.data().contains(uuid)
                                && event.data().contains("\"likes_count\" : 1"));
            }
            HttpResponse<String> sooner =
                    poster.put(
                            "/api/activities/" + uuid + "/ttl",
                            "{\"expires_at\": \"" + Instant.now().plusSeconds(1800) + "\"}");
            String end = json(sooner).get("expires_at").asString();
            for (Subscriber subscriber : List.of(here, there)) {
                // One statement shortens both, in the order of its plan.
                assertThat(List.of(next("shortened", subscriber), next("shortened", subscriber)))
                        .containsExactlyInAnyOrder(ends(uuid, end), ends(reply, end));
            }
            assertThat(homes(server, other)).allMatch(home -> home.contains(end));
            poster.delete("/api/activities/" + uuid);
            for (Subscriber subscriber : List.of(here, there)) {
                List<JsonNode> gone =
                        List.of(next("deleted", subscriber), next("deleted", subscriber));
                assertThat(gone.toString()).contains(uuid, reply);
            }
            assertThat(homes(server, other)).noneMatch(home -> home.contains(uuid));
            String brief = insert("streamed", "1 hour", "NULL");
            for (Subscriber subscriber : List.of(here, there)) {
                subscriber.await("created", brief);
            }
            server.sql(
                    "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                            + brief
                            + "'");
            for (Subscriber subscriber : List.of(here, there)) {
                assertThat(RunningServer.JSON.readTree(subscriber.await("expired", brief).data()))
                        .hasToString("{\"uuid\":\"" + brief + "\"}");
            }
        }
    }

    private static JsonNode next(String kind, Subscriber subscriber) {
        return RunningServer.JSON.readTree(
                subscriber.await(event -> event.name().equals(kind)).data());
    }

    private static JsonNode ends(String uuid, String end) {
        return RunningServer.JSON.createObjectNode().put("uuid", uuid).put("expires_at", end);
    }

    @Test
    void a_follow_a_block_and_a_mute_on_one_server_count_on_another(CapturedOutput log)
            throws IOException {
        Client here = server.joined("both_reader", log);
        Client followed = server.joined("both_followed", log);
        Client loud = server.joined("both_loud", log);
        try (RunningServer other = RunningServer.another(server.sameDatabase())) {
            Client there = other.client();
            assertThat(there.signIn("both_reader", "correct horse").statusCode()).isEqualTo(200);
            try (Subscriber stream = Subscriber.to(other.address(), there, "")) {
                here.put("/api/users/@both_followed/follow", "{}");
                stream.await(event -> event.name().equals("relations"));
                String heard = followed.crud("Followed.", "1-hour").get("uuid").asString();
                stream.await("created", heard);
                assertThat(there.get("/api/activities/following").body()).contains(heard);
                String noise = loud.crud("Loud.", "1-hour").get("uuid").asString();
                stream.await("created", noise);

                here.put("/api/users/@both_followed/block", "{}");
                assertThat(shownAfter(there, "both_followed", heard)).isLessThan(1000);
                here.put("/api/users/@both_loud/mute", "{}");
                assertThat(shownAfter(there, "both_loud", noise)).isLessThan(1000);
                assertThat(there.get("/api/activities/following").body()).doesNotContain(heard);

                String hidden = followed.crud("Not heard.", "1-hour").get("uuid").asString();
                String muted = loud.crud("Not heard either.", "1-hour").get("uuid").asString();
                String last = there.crud("My own.", "1-hour").get("uuid").asString();
                stream.await("created", last);
                assertThat(stream.seen().toString()).doesNotContain(hidden, muted);
            }
        }
    }

    /**
     * Asks until a second and a half after now where a crud is still shown to who has just hidden
     * its author.
     *
     * @return how many milliseconds after now the last request began that was shown it; -1 for none
     */
    private static long shownAfter(Client reader, String author, String uuid) {
        long hidden = System.nanoTime();
        long last = -1;
        long began = 0;
        while (began < 1500) {
            for (String read :
                    List.of(
                            "/api/activities/home",
                            "/api/activities/following",
                            "/api/activities/@" + author,
                            "/api/activities/" + uuid)) {
                began = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - hidden);
                HttpResponse<String> answer = reader.get(read);
                if (answer.statusCode() == 200 && answer.body().contains(uuid)) {
                    last = began;
                }
            }
        }
        return last;
    }

    /** Home is held in memory: whoever hears of a change must find it there. */
    private static List<String> homes(RunningServer... servers) {
        return Arrays.stream(servers)
                .map(one -> one.client().get("/api/activities/home").body())
                .toList();
    }

    @Test
    void whoever_comes_back_misses_nothing_and_hears_nothing_twice(CapturedOutput log)
            throws SQLException {
        Client poster = server.client();
        poster.join("streamed2", log);
        String first = poster.crud("First.", "1-hour").get("uuid").asString();
        String id;
        try (Subscriber before = Subscriber.to(server.address(), server.client(), "")) {
            String seen = poster.crud("Seen.", "1-hour").get("uuid").asString();
            id = before.await("created", seen).id();
        }
        List<String> missed = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            missed.add(poster.crud("Missed " + number, "1-hour").get("uuid").asString());
        }
        poster.delete("/api/activities/" + missed.get(1));
        try (Subscriber again = Subscriber.to(server.address(), server.client(), id)) {
            String last = poster.crud("Last.", "1-hour").get("uuid").asString();
            again.await("created", last);
            List<String> seen =
                    again.seen().stream().filter(one -> !one.startsWith("heartbeat")).toList();
            // Counts have no id, and are told once more to whoever comes back.
            assertThat(seen.stream().filter(one -> !one.startsWith("counts ")))
                    .doesNotHaveDuplicates();
            assertThat(seen.toString())
                    .contains(missed.get(0), missed.get(2))
                    .doesNotContain(first, "Missed 1", "reset");
            assertThat(seen).contains("deleted {\"uuid\" : \"" + missed.get(1) + "\"}");
        }
    }

    @Test
    void whoever_was_away_too_long_is_told_that_something_is_missing() {
        for (String unknown : List.of("1-1", "999999999999999999-1", "nonsense", "' OR true --")) {
            try (Subscriber late = Subscriber.to(server.address(), server.client(), unknown)) {
                assertThat(late.seen()).contains("reset {}");
            }
        }
    }

    @Test
    void what_changed_more_than_an_hour_ago_is_forgotten_and_the_stream_knows_it(CapturedOutput log)
            throws Exception {
        Client poster = server.client();
        poster.join("streamed6", log);
        String old = poster.crud("Long ago.", "1-day").get("uuid").asString();
        String then =
                server.ask("SELECT transaction FROM events WHERE subject_uuid = '" + old + "'");
        poster.crud("Soon after.", "1-day");
        server.sql(
                """
                UPDATE events SET expires_at = statement_timestamp() - interval '1 minute'
                WHERE transaction <= '%s'::xid8\
                """
                        .formatted(then));
        String recent = poster.crud("Just now.", "1-day").get("uuid").asString();
        // It stays while any transaction is older, such as one of PostgreSQL's own.
        Deadline.await(() -> {
            server.keepHouse();
            return changesOf(old).equals("0");
        });
        assertThat(changesOf(recent)).isEqualTo("1");
        try (Subscriber late =
                Subscriber.to(server.address(), server.client(), then + "-9999999999")) {
            assertThat(late.seen()).contains("reset {}");
        }
    }

    private String changesOf(String uuid) throws SQLException {
        return server.ask("SELECT count(*) FROM events WHERE subject_uuid = '" + uuid + "'");
    }

    /**
     * Every kind there is but counts, which have no id, for every audience, with a stranger, a
     * member and the person listening.
     */
    @Test
    void an_event_is_heard_by_its_audience_alone_also_by_who_comes_back(CapturedOutput log)
            throws SQLException {
        Client person = server.joined("streamed_person", log);
        Client member = server.joined("streamed_member", log);
        String crud = person.crud("Who hears it?", "1-day").get("uuid").asString();
        String kinds =
                server.ask(
                        "SELECT string_agg(kind[1], ' ') FROM pg_constraint,"
                                + " regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') AS kind"
                                + " WHERE conname = 'events_kind_known'");
        assertThat(kinds).contains("created", "deleted", "expired", "counts", "reposted");
        String repost =
                server.ask(
                        "INSERT INTO reposts (activity_uuid, user_uuid) SELECT uuid, user_uuid FROM activities WHERE uuid = '%s' RETURNING uuid"
                                .formatted(crud));
        List<String> forNobody = new ArrayList<>();
        List<String> forEverybody = new ArrayList<>();
        List<String> forMembers = new ArrayList<>();
        List<String> forPerson = new ArrayList<>();
        String last = UUID.randomUUID().toString();
        String before;
        try (Subscriber bystander = Subscriber.to(server.address(), server.client(), "");
                Subscriber other = Subscriber.to(server.address(), member, "");
                Subscriber own = Subscriber.to(server.address(), person, "")) {
            before = bystander.lastId();
            for (String kind : kinds.replace("counts", "").strip().split(" +")) {
                String subject = kind.equals("reposted") ? repost : crud;
                forNobody.add(event(kind, subject, "DEFAULT", "NULL"));
                String everybody = event(kind, subject, "'everybody'", "NULL");
                String members = event(kind, subject, "'members'", "NULL");
                String alone =
                        event(
                                kind,
                                subject,
                                "'person'",
                                "(SELECT uuid FROM users WHERE handle = 'streamed_person')");
                forEverybody.add(everybody);
                forMembers.addAll(List.of(everybody, members));
                forPerson.addAll(List.of(everybody, members, alone));
            }
            event("deleted", last, "'everybody'", "NULL");
            assertThat(heard(bystander, last, forNobody, forPerson)).isEqualTo(forEverybody);
            assertThat(heard(other, last, forNobody, forPerson)).isEqualTo(forMembers);
            assertThat(heard(own, last, forNobody, forPerson)).isEqualTo(forPerson);
        }
        try (Subscriber bystander = Subscriber.to(server.address(), server.client(), before);
                Subscriber other = Subscriber.to(server.address(), member, before);
                Subscriber own = Subscriber.to(server.address(), person, before)) {
            assertThat(heard(bystander, "", forNobody, forPerson)).isEqualTo(forEverybody);
            assertThat(heard(other, "", forNobody, forPerson)).isEqualTo(forMembers);
            assertThat(heard(own, "", forNobody, forPerson)).isEqualTo(forPerson);
        }
    }

    @Test
    void counts_are_heard_by_their_audience_alone_also_by_who_comes_back(CapturedOutput log)
            throws SQLException {
        Client person = server.joined("streamed_own", log);
        Client member = server.joined("streamed_other", log);
        List<String> cruds = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            cruds.add(person.crud("Counted " + number, "1-day").get("uuid").asString());
        }
        String before;
        try (Subscriber bystander = Subscriber.to(server.address(), server.client(), "");
                Subscriber other = Subscriber.to(server.address(), member, "");
                Subscriber own = Subscriber.to(server.address(), person, "")) {
            before = bystander.lastId();
            event("counts", cruds.get(0), "DEFAULT", "NULL");
            event("counts", cruds.get(1), "'members'", "NULL");
            event(
                    "counts",
                    cruds.get(2),
                    "'person'",
                    "(SELECT uuid FROM users WHERE handle = 'streamed_own')");
            event("counts", cruds.get(3), "'everybody'", "NULL");
            bystander.await("counts", cruds.get(3));
            // In a later second than the others.
            event("counts", cruds.get(4), "'everybody'", "NULL");
            for (Subscriber one : List.of(bystander, other, own)) {
                one.await("counts", cruds.get(4));
            }
            assertThat(counted(bystander, cruds)).isEqualTo("34");
            assertThat(counted(other, cruds)).isEqualTo("134");
            assertThat(counted(own, cruds)).isEqualTo("1234");
        }
        try (Subscriber bystander = Subscriber.to(server.address(), server.client(), before);
                Subscriber own = Subscriber.to(server.address(), person, before)) {
            assertThat(counted(bystander, cruds)).isEqualTo("34");
            assertThat(counted(own, cruds)).isEqualTo("1234");
        }
    }

    /** Of which of these cruds a reader has heard the counts. */
    private static String counted(Subscriber subscriber, List<String> cruds) {
        StringBuilder heard = new StringBuilder();
        for (int number = 0; number < cruds.size(); number++) {
            String crud = cruds.get(number);
            if (subscriber.seen().stream()
                    .anyMatch(seen -> seen.startsWith("counts ") && seen.contains(crud))) {
                heard.append(number);
            }
        }
        return heard.toString();
    }

    /** The id of an event that is written by hand. */
    private String event(String kind, String subject, String audience, String user)
            throws SQLException {
        return server.ask(
                "INSERT INTO events (kind, subject_uuid, audience, user_uuid) VALUES ('%s', '%s', %s, %s) RETURNING transaction || '-' || position"
                        .formatted(kind, subject, audience, user));
    }

    /** Which of these events were heard by the time that the last one was. */
    private static List<String> heard(
            Subscriber subscriber, String last, List<String> some, List<String> others) {
        if (!last.isEmpty()) {
            subscriber.await("deleted", last);
        }
        return subscriber.ids().stream()
                .filter(id -> some.contains(id) || others.contains(id))
                .toList();
    }

    @Test
    void a_change_of_texts_is_renewed_before_it_is_answered_and_one_of_counts_is_not() {
        AtomicInteger renewals = new AtomicInteger();
        ChangeNotifier notifier = server.bean(ChangeNotifier.class);
        notifier.register(
                new ChangeNotifier.Cache() {
                    @Override
                    public void invalidate() {}

                    @Override
                    public void refresh() {
                        renewals.incrementAndGet();
                    }
                });
        notifier.changed(ChangeNotifier.Change.COUNTS);
        assertThat(renewals).hasValue(0);
        notifier.changed(ChangeNotifier.Change.TEXTS);
        assertThat(renewals).hasValue(1);
    }

    @Test
    void what_is_committed_late_is_told_all_the_same(CapturedOutput log) throws SQLException {
        Client poster = server.client();
        poster.join("streamed3", log);
        try (Subscriber subscriber = Subscriber.to(server.address(), server.client(), "");
                Connection late = Database.single(server.database()).getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO activities (uuid, user_uuid, message, expires_at) SELECT"
                            + " 'aaaaaaaa-0000-7000-8000-000000000003', uuid, 'late', statement_timestamp()"
                            + " + interval '1 hour' FROM users WHERE handle = 'streamed3'");
            String soon = poster.crud("Soon.", "1-hour").get("uuid").asString();
            // Both of a transaction's neighbours have been read by others when it commits.
            assertThat(json(server.client().get("/api/activities/" + soon)).get("uuid").asString())
                    .isEqualTo(soon);
            late.commit();
            String uuid = "aaaaaaaa-0000-7000-8000-000000000003";
            Predicate<Event> eitherIsCreated =
                    event ->
                            event.name().equals("created")
                                    && (event.data().contains(uuid) || event.data().contains(soon));
            assertThat(subscriber.await(eitherIsCreated).data()).contains(uuid);
            assertThat(subscriber.await(eitherIsCreated).data()).contains(soon);
        }
        // Its own uuid would keep it at the top of home.
        server.sql("DELETE FROM users WHERE handle = 'streamed3'");
    }

    @Test
    void a_lost_connection_costs_the_subscribers_nothing(CapturedOutput log) throws Exception {
        Client poster = server.client();
        poster.join("streamed4", log);
        Deadline.await(() -> {
            try (Subscriber subscriber = Subscriber.to(server.address(), server.client(), "")) {
                // It may be about to connect again.
                Deadline.await(() ->
                        !server.ask(
                                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                                + " WHERE application_name LIKE 'cruddur listener %'")
                                .equals("0"));
                String uuid = poster.crud("Heard?", "1-hour").get("uuid").asString();
                subscriber.await("created", uuid);
                // A machine that stalls ends streams as well: then once more.
                return subscriber.returns() == 0;
            }
        });
    }

    /** Each would hold a lock at its commit, and wake every server. */
    @Test
    void of_many_changes_together_servers_are_told_once_in_twenty_milliseconds(CapturedOutput log)
            throws Exception {
        Client poster = server.client();
        poster.join("streamed8", log);
        try (LatencyProbe ignored = LatencyProbe.of(server);
                Connection listener = Database.single(server.database()).getConnection();
                Statement statement = listener.createStatement();
                ExecutorService posters = Executors.newFixedThreadPool(4)) {
            statement.execute("LISTEN cruddur_changes");
            PGConnection heard = listener.unwrap(PGConnection.class);
            long began = System.nanoTime();
            List<Future<?>> posts = new ArrayList<>();
            for (int number = 0; number < 400; number++) {
                posts.add(posters.submit(() -> poster.crud("One of many.", "1-hour")));
            }
            for (Future<?> post : posts) {
                post.get();
            }
            long took = System.nanoTime() - began;
            String last = poster.crud("The last.", "1-hour").get("uuid").asString();
            int notifications = 0;
            for (PGNotification[] some = heard.getNotifications(1000);
                    some != null && some.length > 0;
                    some = heard.getNotifications(1000)) {
                notifications += some.length;
            }
            assertThat(last).isNotEmpty();
            assertThat(notifications)
                    .isBetween(1, 4 + Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(took) / 20));
            assertThat(notifications).as("of 400 changes").isLessThan(400);
        }
        server.sql("DELETE FROM users WHERE handle = 'streamed8'");
    }

    @Test
    void a_session_has_four_streams_which_end_with_it(CapturedOutput log) throws Exception {
        server.joined("streamed5", log);
        Deadline.await(() -> {
            Client person = server.client();
            person.signIn("streamed5", "correct horse");
            List<Subscriber> streams = new ArrayList<>();
            for (int number = 0; number < 5; number++) {
                streams.add(Subscriber.to(server.address(), person, ""));
            }
            // The fifth takes the place of the first, and the others hear on.
            try (Subscriber first = streams.removeFirst()) {
                first.awaitEnd();
            }
            String uuid = person.crud("To the four.", "1-hour").get("uuid").asString();
            for (Subscriber subscriber : streams) {
                subscriber.await("created", uuid);
            }
            person.post("/api/identity/sign-out", "");
            for (Subscriber subscriber : streams) {
                subscriber.awaitEnd();
                subscriber.close();
            }
            // A machine that stalls ends streams as well: then once more.
            return streams.stream().allMatch(subscriber -> subscriber.returns() == 0);
        });
    }

    /** Who loads page after page leaves a stream each time, which nothing tells of by itself. */
    @Test
    void streams_that_were_left_stand_in_nobodys_way(CapturedOutput log) throws IOException {
        Client person = server.client();
        person.join("streamed9", log);
        URI address = URI.create(server.address());
        for (int number = 0; number < 8; number++) {
            try (Socket left = new Socket(address.getHost(), address.getPort())) {
                left.getOutputStream()
                        .write(
                                "GET /api/activities/stream HTTP/1.1\r\nHost: %s\r\nCookie: SESSION=%s\r\n\r\n"
                                        .formatted(address.getHost(), person.cookie("SESSION"))
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(
                                new String(
                                        left.getInputStream().readNBytes(12),
                                        StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
        }
        assertThat(person.head("/api/activities/stream").statusCode()).isEqualTo(200);
    }

    private static final String INSERT_AND_TELL =
            """
            INSERT INTO activities (user_uuid, message, expires_at)
            SELECT uuid, repeat('x', 4000), statement_timestamp() + interval '1 hour'
            FROM users, %s WHERE handle = 'streamed7'
            RETURNING uuid::text, pg_notify('cruddur_changes', '')\
            """;

    @Test
    void whoever_never_reads_is_dropped_and_holds_nobody_up(CapturedOutput log)
            throws IOException, SQLException {
        server.client().join("streamed7", log);
        URI address = URI.create(server.address());
        try (Socket deaf = new Socket();
                Subscriber reader = Subscriber.to(server.address(), server.client(), "")) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            deaf.getOutputStream()
                    .write(
                            "GET /api/activities/stream HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(address.getHost())
                                    .getBytes(StandardCharsets.US_ASCII));
            // Its first byte: from here on it is sent everything.
            assertThat(deaf.getInputStream().read()).isEqualTo('H');
            // More than the operating system takes for it, then more batches than we keep.
            String last = "";
            for (int step = 0; step < 8; step++) {
                // In steps, so that whoever does read keeps up.
                last = server.ask(INSERT_AND_TELL.formatted("generate_series(1, 200)"));
                reader.await("created", last);
            }
            for (int batch = 0; batch < 80; batch++) {
                last = server.ask(INSERT_AND_TELL.formatted("generate_series(1, 1)"));
                reader.await("created", last);
            }
            deaf.setSoTimeout(Math.toIntExact(Deadline.PATIENCE.toMillis()));
            byte[] rest = deaf.getInputStream().readAllBytes();
            assertThat(new String(rest, StandardCharsets.UTF_8))
                    .contains("event: created")
                    .doesNotContain(last);
        }
        server.sql("DELETE FROM users WHERE handle = 'streamed7'");
    }

    /** Another server's settings for this one's database. */
    /** By hand, past the server: nobody is notified. */
    private String insert(String handle, String lifetime, String answers) throws SQLException {
        return server.ask(
                """
                INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                SELECT uuid, 'by hand', statement_timestamp() + interval '%s', %s::uuid FROM users WHERE handle = '%s'
                RETURNING uuid::text\
                """
                        .formatted(lifetime, answers, handle));
    }
}
