package app.cruddur.seals;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts under the key of the hour in which they end, and opens them where answers of
 * PostgreSQL are handed on. A key is destroyed when its hour is over: from then on no copy of the
 * database that was made at any time can be read with it. Safe for all threads.
 */
public final class Seals implements Db.Opener {

    private static final SqlFile FILE = SqlFile.load("seals/file");
    private static final SqlFile AGREE = SqlFile.load("seals/agree");
    private static final SqlFile NOW = SqlFile.load("seals/now");
    private static final SqlFile TOLD = SqlFile.load("seals/told");
    private static final SqlFile DESTROYED = SqlFile.load("seals/destroyed");

    /** For an answer that was asked for at the very end of an hour and is opened after it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Clocks further apart are a fault. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** How long the file may take to answer: the server has more to do than to wait for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SealSettings settings;
    private final KeyFile file;
    private final InstantSource clock;
    private final Duration patience;
    private final LongAdder closed = new LongAdder();

    private volatile KeyRing keys = KeyRing.none();

    /**
     * The keys as they were a turn ago, whose first ones seal: by then the other servers that share
     * the file have looked at it too, and open what is sealed with them.
     */
    private volatile KeyRing sealing = KeyRing.none();

    /** The keys that the database was last told of; guarded by this. */
    private KeyRing told = KeyRing.none();

    /** The last look at the file, which may not have ended; guarded by this. */
    private Future<KeyRing> look = CompletableFuture.completedFuture(KeyRing.none());

    private volatile Duration clocksApart = Duration.ZERO;
    private volatile @Nullable String unreachable;

    private Seals(SealSettings settings, KeyFile file, InstantSource clock, Duration patience) {
        this.settings = settings;
        this.file = file;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * The keys of this database, made where texts are to be sealed and none are there yet.
     *
     * @throws UnusableSealsException when there are sealed texts and no keys to them
     * @throws app.cruddur.db.DbException when the database refuses or cannot be reached
     */
    public static Seals of(SealSettings settings, Db db) {
        return of(settings, db, InstantSource.system());
    }

    static Seals of(SealSettings settings, Db db, InstantSource clock) {
        return of(settings, db, clock, PATIENCE);
    }

    static Seals of(SealSettings settings, Db db, InstantSource clock, Duration patience) {
        KeyFile file = new KeyFile(settings.file());
        Optional<String> theirs = db.call(FILE).text();
        Optional<KeyRing> ring = file.read();
        if (ring.isEmpty() && theirs.isPresent()) {
            throw missing(file);
        }
        Seals seals = new Seals(settings, file, clock, patience);
        if (ring.isEmpty() && !settings.on()) {
            return seals;
        }
        KeyRing keys = ring.isPresent() ? ring.get() : file.readOrMake(hour(now(db)));
        String own = keys.id().toString();
        if (!db.call(AGREE).with("id", own).text().orElseThrow().equals(own)) {
            throw ofAnother(file);
        }
        seals.keys = keys;
        seals.turn(db);
        return seals;
    }

    private static UnusableSealsException missing(KeyFile file) {
        return new UnusableSealsException(
                ("Texts in the database are sealed, and their keys are not in %s: set SEALS_FILE to the file of the"
                                + " servers that are there, or put it back from an export (bin/seals-export). If it is"
                                + " lost, so are these texts: 'DELETE FROM seal_file' in the database, and this server"
                                + " goes on without them.")
                        .formatted(file.path()),
                null);
    }

    private static UnusableSealsException ofAnother(KeyFile file) {
        return new UnusableSealsException(
                ("The keys in %s are not those that texts in the database are sealed with: set SEALS_FILE to the file of"
                                + " the servers that are there, or put it back from an export (bin/seals-export). If"
                                + " it is lost, so are these texts: 'DELETE FROM seal_file' in the database, and"
                                + " this server goes on without them.")
                        .formatted(file.path()),
                null);
    }

    /**
     * The keys as they are in the file, for a look at texts beside the servers. Nothing is made,
     * changed or destroyed.
     *
     * @throws UnusableSealsException when the file is there and cannot be read
     */
    public static Seals reading(SealSettings settings) {
        KeyFile file = new KeyFile(settings.file());
        Seals seals = new Seals(settings, file, InstantSource.system(), PATIENCE);
        seals.keys = file.read().orElseGet(KeyRing::none);
        return seals;
    }

    /**
     * The file of keys as it is now, for the operator to keep elsewhere for a while.
     *
     * @throws UnusableSealsException when there is none, or it cannot be read
     */
    public static String exported(SealSettings settings) {
        return required(new KeyFile(settings.file())).text();
    }

    /**
     * Makes new keys for what comes. Servers that share the file take them when they next look.
     *
     * @throws UnusableSealsException when there are none yet, or they cannot be written
     */
    public static void renew(SealSettings settings) {
        KeyFile file = new KeyFile(settings.file());
        required(file);
        file.change(KeyRing::renewed);
    }

    private static KeyRing required(KeyFile file) {
        return file.read()
                .orElseThrow(() ->
                        new UnusableSealsException(
                                "There are no keys in %s: set SEALS_FILE to where the server keeps them."
                                        .formatted(file.path()),
                                null));
    }

    /** Whether new texts are sealed. */
    public boolean isOn() {
        return settings.on();
    }

    /** Whether the keys lie on another disk than the database. */
    public boolean liesApart() {
        return settings.apart();
    }

    /** Whether a text can be sealed for this hour, counted from 1970. */
    public boolean hasKeyOf(int hour) {
        return !keys.of(hour).isEmpty();
    }

    /**
     * Seals a text for the row that it is to stand in.
     *
     * @param hour the hour of its end, counted from 1970
     * @throws IllegalArgumentException for an hour that is over, or more than 46 days ahead
     */
    public String seal(String text, UUID row, int hour) {
        List<KeyRing.Key> known = sealing.of(hour).isEmpty() ? keys.of(hour) : sealing.of(hour);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("There is no key of the hour " + hour + ".");
        }
        return Seal.of(text, row, hour, known.getFirst().secret());
    }

    /**
     * The key that opens a text.
     *
     * @param hour the beginning of its hour
     * @param keySha256 in hexadecimal
     */
    public record Under(Instant hour, String keySha256) {}

    /**
     * Under which key a text is sealed; empty where none of the keys opens it.
     *
     * @param sealed what stands in the row
     */
    public Optional<Under> under(String sealed, UUID row) {
        return SealedJson.key(sealed, row, keys)
                .map(key -> new Under(Hour.end(key.hour() - 1), key.sha256()));
    }

    @Override
    public Db.Opened open(byte[] json) {
        Db.Opened opened = SealedJson.open(json, keys);
        if (opened.closed() > 0) {
            closed.add(opened.closed());
        }
        return opened;
    }

    /** The hour of a moment, counted from 1970. */
    public static int hourOf(Instant moment) {
        return Hour.of(moment);
    }

    /** How many texts did not open since the start, which is a fault each time. */
    long closed() {
        return closed.sum();
    }

    /** By how much the database's clock is ahead of this machine's, as far as is known. */
    Duration clocksApart() {
        return clocksApart;
    }

    /**
     * The database's time, reckoned by this machine's clock. It is off by at most as long as the
     * last comparison took, and by what either clock was set since.
     */
    public Instant databaseTime() {
        return clock.instant().plus(clocksApart);
    }

    /** Why the file could not be changed or read last time; empty when it could. */
    Optional<String> unreachable() {
        return Optional.ofNullable(unreachable);
    }

    /**
     * Goes on to the present hour: destroys the keys of the hours that are over and takes those
     * that are new. The earlier of the two clocks says what is over, since a clock that is wrong
     * must destroy no key that is needed; the database's says what is needed, also when it was set
     * back. Of servers that share the file, the first changes it. When the file is not to be
     * reached, or is not that of the database, the server goes on with the keys that it has.
     *
     * @throws app.cruddur.db.DbException when the database cannot be reached; nothing is destroyed
     */
    synchronized void turn(Db db) {
        Instant asked = clock.instant();
        Instant database = now(db);
        Instant machine = clock.instant();
        compare(Duration.between(machine, database), Duration.between(asked, database));
        int hour = hour(database.isBefore(machine) ? database : machine);
        int present = hour(database);
        Optional<String> theirs = db.call(FILE).text();
        KeyRing before = keys;
        try {
            keys = inTime(() -> inFile(hour, present, theirs));
            unreachable = null;
            sealing = before.from(hour);
        } catch (UnusableSealsException failure) {
            unreachable = failure.getMessage();
            keys = keys.from(hour);
            sealing = keys;
            // The file may have them still, so none of them is called destroyed.
            return;
        }
        if (!keys.holdsTheSameAs(told)) {
            // In this order, so that no key is ever called destroyed that is still there.
            db.call(TOLD).with("keys", json(keys.all())).text();
            db.call(DESTROYED)
                    .with("hour", keys.firstHour())
                    .with("own_from", told.isEmpty() ? keys.firstHour() : told.firstHour())
                    .text();
            told = keys;
        }
    }

    /**
     * Changes the difference only as far as the new comparison proves it wrong. Ids are made by it,
     * so a slow answer must not set it back.
     */
    private void compare(Duration least, Duration most) {
        if (clocksApart.compareTo(least) < 0) {
            clocksApart = least;
        } else if (clocksApart.compareTo(most) > 0) {
            clocksApart = most;
        }
    }

    /** On a thread of its own: a folder on a network may answer late, or never. */
    private KeyRing inTime(Callable<KeyRing> question) {
        if (!look.isDone()) {
            throw silent();
        }
        FutureTask<KeyRing> asked = new FutureTask<>(question);
        look = asked;
        Thread.ofPlatform().daemon().name("seals").start(asked);
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw silent();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw silent();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException reason
                    ? reason
                    : new IllegalStateException(failure.getCause());
        }
    }

    private UnusableSealsException silent() {
        return new UnusableSealsException(
                "The keys of sealed texts in %s have not answered for %s s: see that their disk or NFS server answers, and that no process holds %1$s.lock (fuser names it)."
                        .formatted(file.path(), patience.toSeconds()),
                null);
    }

    private KeyRing inFile(int hour, int present, Optional<String> theirs) {
        Optional<KeyRing> ring = file.read();
        if (ring.isEmpty()) {
            if (!keys.isEmpty()) {
                throw new UnusableSealsException(
                        "The file " + file.path() + " is gone: put it back from an export.", null);
            }
            if (theirs.isPresent()) {
                throw missing(file);
            }
            return keys;
        }
        String own = ring.get().id().toString();
        if (!theirs.orElse(own).equals(own)
                || !keys.isEmpty() && !keys.id().equals(ring.get().id())) {
            throw ofAnother(file);
        }
        return ring.get().isAt(hour, present) && !file.isChangeCutShort()
                ? ring.get()
                : file.change(
                        shared -> shared.isAt(hour, present) ? shared : shared.at(hour, present));
    }

    private static int hour(Instant now) {
        return Hour.of(now.minus(GRACE));
    }

    private static Instant now(Db db) {
        double seconds = Double.parseDouble(db.call(NOW).text().orElseThrow());
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    static String json(List<KeyRing.Key> keys) {
        StringBuilder array = new StringBuilder("[");
        for (KeyRing.Key key : keys) {
            array.append(array.length() == 1 ? "" : ",")
                    .append("{\"sha256\":\"")
                    .append(key.sha256())
                    .append("\",\"hour\":")
                    .append(key.hour())
                    .append('}');
        }
        return array.append(']').toString();
    }
}
