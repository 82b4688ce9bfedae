package app.cruddur.push;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what browsers are to be told to their push services: ids and kinds, encrypted, never text.
 * Of several servers each takes what no other has taken. A message is looked at again just before
 * it is sent, and no connection to the database is held while a push service is waited for.
 * Thread-safe.
 */
@Component
class PushSender implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PushSender.class);
    private static final SqlFile TAKE = SqlFile.load("push/take");
    private static final SqlFile MESSAGE = SqlFile.load("push/message");
    private static final SqlFile SETTLE = SqlFile.load("push/settle");
    private static final SqlFile POSTPONE = SqlFile.load("push/postpone");
    private static final SqlFile END = SqlFile.load("push/end-subscription");
    private static final SqlFile NOTE_TAKEN = SqlFile.load("push/note-taken");
    private static final SqlFile NOTE_REFUSAL = SqlFile.load("push/note-refusal");

    private static final int AT_ONCE = 32;

    /** For one person, so that nobody's messages hold up all others'. */
    private static final int AT_ONCE_FOR_ONE = 4;

    /** To one host, so that a slow one leaves room for others. Most browsers have the same. */
    private static final int AT_ONCE_TO_HOST = 20;

    /** Requests of people need the connections more. */
    private static final int CONNECTIONS = 2;

    /** The least pause of a message whose host is busy; later it is an eighth of its age. */
    private static final int BUSY_SECONDS = 2;

    /**
     * A subscription ends with so many messages in a row that its push service did not take; where
     * the service is away, no sooner than a day after the first.
     */
    private static final int MOST_REFUSALS = 5;

    /** Google's push service refuses a longer life: 28 days. */
    private static final int LONGEST_TTL = 28 * 86_400;

    /** A little more than one request may take. */
    private static final Duration STOP = Duration.ofSeconds(11);

    private static final long WARNING_NANOS = Duration.ofMinutes(1).toNanos();

    /** The pause after each failure, in seconds; after the last of them a message is given up. */
    private static final List<Integer> PAUSES = List.of(30, 120, 600);

    private static final int LONGEST_PAUSE = 3600;

    /** All messages have one length, so that it tells nothing. */
    private static final int LENGTH = 256;

    private static final int TOPIC_CHARACTERS = 32;

    private final Db db;
    private final PushKeys keys;
    private final PushService service;
    private final SecretKey secret;
    private final JsonMapper json;
    private final PushOutcomes outcomes;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final Map<String, Integer> busyHosts = new HashMap<>();
    private final List<String> underWay = new ArrayList<>();
    private final Warnings warnings = new Warnings();
    private volatile boolean stopping;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().name("push-", 0).daemon().factory());

    PushSender(
            Db db,
            PushKeys keys,
            PushService service,
            SecretKey secret,
            JsonMapper json,
            PushOutcomes outcomes) {
        this.db = db;
        this.keys = keys;
        this.service = service;
        this.secret = secret;
        this.json = json;
        this.outcomes = outcomes;
        threads.allowCoreThreadTimeOut(true);
    }

    @Scheduled(fixedDelay = 1000)
    void send() {
        try {
            int asked;
            int taken;
            do {
                asked = free.availablePermits();
                taken = asked == 0 || stopping ? 0 : take(asked);
            } while (taken > 0 && taken == asked);
        } catch (DbException failure) {
            LOG.warn("Web Push waits for the database: {}", failure.getMessage());
        } catch (RejectedExecutionException stops) {
            LOG.debug("What was taken while the server stops is taken again by the next.");
        }
    }

    /** Takes as many as can be sent at once, so that none waits here while others are idle. */
    private int take(int most) {
        String people;
        synchronized (underWay) {
            people = "{" + String.join(",", underWay) + "}";
        }
        JsonNode taken =
                json.readTree(
                        db.call(TAKE)
                                .with("batch", most)
                                .with("of_one", AT_ONCE_FOR_ONE)
                                .with("under_way", people)
                                .json()
                                .orElseThrow());
        for (JsonNode message : taken) {
            String person = message.get("user_uuid").asString("");
            free.acquireUninterruptibly();
            Place place = new Place(person);
            threads.execute(() -> {
                try {
                    deliver(message, place);
                } catch (DbException failure) {
                    LOG.warn("Web Push waits for the database: {}", failure.getMessage());
                } catch (RuntimeException | Error fault) {
                    if (!stopping) {
                        LOG.error("A push message failed; it is given up.", fault);
                        settle(message);
                    }
                } finally {
                    place.leave();
                    free.release();
                }
            });
        }
        return taken.size();
    }

    /**
     * A person's place among those that are under way. It is free once its message and the look-up
     * for it have both ended: a look-up that hangs holds a thread for longer than the message waits
     * for it, and nobody is to hold many of these.
     */
    private final class Place {

        private final String person;
        private final AtomicInteger within = new AtomicInteger(1);

        /**
         * @param person empty where there is none any more
         */
        Place(String person) {
            this.person = person;
            if (!person.isEmpty()) {
                synchronized (underWay) {
                    underWay.add(person);
                }
            }
        }

        void enter() {
            within.incrementAndGet();
        }

        void leave() {
            if (within.decrementAndGet() == 0) {
                synchronized (underWay) {
                    underWay.remove(person);
                }
            }
        }
    }

    private void deliver(JsonNode message, Place place) {
        if (message.get("endpoint").isNull()) {
            settle(message);
            return;
        }
        String host = URI.create(text(message, "endpoint")).getHost();
        if (!beginTo(host)) {
            int pause = Math.max(BUSY_SECONDS, message.get("age").asInt() / 8);
            postpone(message, pause, message.get("failures").asInt());
            return;
        }
        try {
            deliver(message, host, place);
        } finally {
            endTo(host);
        }
    }

    /** The name is looked up first, so that what may be told is asked for as late as can be. */
    private void deliver(JsonNode message, String host, Place place) {
        Optional<List<InetSocketAddress>> addresses = addresses(host, place);
        long since = System.nanoTime();
        Optional<byte[]> found =
                ask(() ->
                        db.call(MESSAGE)
                                .with("viewer", text(message, "user_uuid"))
                                .with("subscription_uuid", text(message, "subscription_uuid"))
                                .with("notification_uuid", text(message, "notification_uuid"))
                                .json());
        if (found.isEmpty()) {
            settle(message);
            return;
        }
        JsonNode told = json.readTree(found.get());
        PushSubscription to =
                new PushSubscription(
                        URI.create(text(told, "endpoint")),
                        HexFormat.of().parseHex(text(told, "p256dh")),
                        HexFormat.of().parseHex(text(told, "auth")));
        if (!to.endpoint().getHost().equals(host)) {
            // The browser has another push service since.
            postpone(message, BUSY_SECONDS, message.get("failures").asInt());
            return;
        }
        PushService.Answer answer =
                addresses
                        .map(known -> answer(message, told, to, known, since))
                        .orElseGet(() -> new PushService.Answer(0, 0));
        conclude(message, told, to, answer);
    }

    /** Empty where there are none to connect to. */
    private Optional<List<InetSocketAddress>> addresses(String host, Place place) {
        place.enter();
        try {
            return Optional.of(service.addresses(host, place::leave));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    /** Whether there is room for one more to this host. */
    private boolean beginTo(String host) {
        synchronized (busyHosts) {
            if (busyHosts.getOrDefault(host, 0) >= AT_ONCE_TO_HOST) {
                return false;
            }
            busyHosts.merge(host, 1, Integer::sum);
            return true;
        }
    }

    private void endTo(String host) {
        synchronized (busyHosts) {
            busyHosts.computeIfPresent(host, (_, n) -> n == 1 ? null : n - 1);
        }
    }

    /**
     * What the push service says; status 0 where it cannot be reached.
     *
     * @param since when it was asked how long the message stands
     */
    private PushService.Answer answer(
            JsonNode message,
            JsonNode told,
            PushSubscription to,
            List<InetSocketAddress> addresses,
            long since) {
        Map<String, String> headers = new LinkedHashMap<>();
        try {
            headers.put(
                    "Authorization",
                    ask(() -> keys.authorization(to.origin(), Instant.parse(text(told, "now")))));
            headers.put("Content-Encoding", "aes128gcm");
            headers.put("Content-Type", "application/octet-stream");
            headers.put("Topic", topic(message, told));
            headers.put("Urgency", "normal");
            int seconds = told.get("seconds").asInt();
            return service.post(
                    addresses,
                    to.endpoint(),
                    headers,
                    () -> coarse(Math.min(seconds - secondsSince(since), LONGEST_TTL)),
                    body(message, told, to));
        } catch (IOException away) {
            return new PushService.Answer(0, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Rounded up: a message is not to stand longer than its crud. */
    private static int secondsSince(long nanos) {
        return Math.toIntExact(
                Math.ceilDiv(System.nanoTime() - nanos, TimeUnit.SECONDS.toNanos(1)));
    }

    /**
     * The largest power of two that is no longer: to the second, the end of a public crud would
     * name it to the push service. Nothing is left of a life that is over.
     */
    private static int coarse(int seconds) {
        return Integer.highestOneBit(Math.max(seconds, 0));
    }

    private byte[] body(JsonNode message, JsonNode told, PushSubscription to)
            throws GeneralSecurityException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", told.get("kind"));
        said.put("notification_uuid", message.get("notification_uuid"));
        said.put("activity_uuid", told.get("activity_uuid"));
        said.put("expires_at", told.get("expires_at"));
        return PushEncryption.encrypt(json.writeValueAsBytes(said), to.p256dh(), to.auth(), LENGTH);
    }

    /** By it, a push service that still has an earlier message about the same lets that go. */
    private String topic(JsonNode message, JsonNode told) {
        String about =
                told.get("activity_uuid").isNull()
                        ? text(message, "notification_uuid")
                        : text(told, "activity_uuid");
        return secret.hmac(
                        "push topic",
                        String.join(
                                "\n",
                                text(message, "subscription_uuid"),
                                text(told, "kind"),
                                about))
                .substring(0, TOPIC_CHARACTERS);
    }

    private void conclude(
            JsonNode message, JsonNode told, PushSubscription to, PushService.Answer answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            outcomes.taken();
            note(NOTE_TAKEN, message, to);
            settle(message);
        } else if (status == 404 || status == 410) {
            outcomes.gone();
            note(END, message, to);
            settle(message);
        } else if (status == 0
                || status == 408
                || status == 425
                || status == 429
                || status / 100 == 5) {
            retry(message, told, to, answer);
        } else {
            outcomes.refused();
            warnings.refused(status);
            noteRefusal(message, to, false);
            settle(message);
        }
    }

    /** Later, if it still stands then, and if the endpoint ever was a push service's. */
    private void retry(
            JsonNode message, JsonNode told, PushSubscription to, PushService.Answer answer) {
        int failures = message.get("failures").asInt();
        boolean known = told.get("known").asBoolean();
        if (known && failures < PAUSES.size()) {
            int pause =
                    Math.min(Math.max(PAUSES.get(failures), answer.retryAfter()), LONGEST_PAUSE);
            if (pause < told.get("seconds").asInt()) {
                postpone(message, pause, failures + 1);
                return;
            }
        }
        outcomes.failed();
        // Where no answer came, it may be this server that has no network.
        noteRefusal(message, to, known || answer.status() == 0);
        settle(message);
    }

    private void note(SqlFile statement, JsonNode message, PushSubscription to) {
        ask(() ->
                db.call(statement)
                        .with("subscription_uuid", text(message, "subscription_uuid"))
                        .with("endpoint", to.endpoint().toString())
                        .text());
    }

    /**
     * @param away whether the service may take the next one all the same
     */
    private void noteRefusal(JsonNode message, PushSubscription to, boolean away) {
        ask(() ->
                db.call(NOTE_REFUSAL)
                        .with("subscription_uuid", text(message, "subscription_uuid"))
                        .with("endpoint", to.endpoint().toString())
                        .with("most", MOST_REFUSALS)
                        .with("away", away)
                        .text());
    }

    private void settle(JsonNode message) {
        ask(() ->
                db.call(SETTLE)
                        .with("position", text(message, "position"))
                        .with("claim", text(message, "claim"))
                        .text());
    }

    private void postpone(JsonNode message, int seconds, int failures) {
        ask(() ->
                db.call(POSTPONE)
                        .with("position", text(message, "position"))
                        .with("claim", text(message, "claim"))
                        .with("seconds", seconds)
                        .with("failures", failures)
                        .text());
    }

    /** Asks the database, with few others of this class at once. */
    private <T> T ask(Supplier<T> question) {
        connections.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            connections.release();
        }
    }

    /** One line a minute: a push service may refuse everything. */
    private static final class Warnings {

        private long quietUntil = System.nanoTime();
        private int refused;

        synchronized void refused(int status) {
            refused++;
            if (System.nanoTime() - quietUntil >= 0) {
                LOG.warn(
                        "Push services refused {} messages since the last such line, this one with"
                                + " status {}",
                        refused,
                        status);
                refused = 0;
                quietUntil = System.nanoTime() + WARNING_NANOS;
            }
        }
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    /** What is under way comes to its end; what waits is taken by the next server. */
    @Override
    public void destroy() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
