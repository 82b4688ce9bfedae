package app.cruddur.seals;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the hours to come: independent random ones, so that a ring that was stolen opens
 * nothing that is sealed under a key made later. An hour has one key, or more where keys were
 * renewed; the last of them seals. Immutable, and safe for all threads.
 */
final class KeyRing {

    /** Cruds live for 30 days; a moderator's copy of one is kept for 45 days at most. */
    static final int HOURS_AHEAD = 46 * 24;

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String TITLE = "Cruddur's keys of sealed texts: keep no copy of this file";
    private static final String ID = "id ";

    private final UUID id;
    private final NavigableMap<Integer, List<Key>> keys;

    /** One key of an hour. */
    record Key(int hour, SecretKeySpec secret) {

        private static Key random(int hour) {
            byte[] bytes = new byte[KEY_BYTES];
            RANDOM.nextBytes(bytes);
            return new Key(hour, new SecretKeySpec(bytes, "AES"));
        }

        /** SHA-256 of the key, in hexadecimal. */
        String sha256() {
            try {
                return HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(secret.getEncoded()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private KeyRing(UUID id, NavigableMap<Integer, List<Key>> keys) {
        this.id = id;
        this.keys = keys;
    }

    /** A new ring with the keys of this hour and of all after it. */
    static KeyRing startingAt(int hour) {
        return new KeyRing(UUID.randomUUID(), new TreeMap<>()).at(hour);
    }

    /** No keys at all. */
    static KeyRing none() {
        return new KeyRing(new UUID(0, 0), new TreeMap<>());
    }

    /** What names the ring, through all changes of its keys. */
    UUID id() {
        return id;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The first hour that has a key; of a ring without any, the hour after all others. */
    int firstHour() {
        return keys.isEmpty() ? Integer.MAX_VALUE : keys.firstKey();
    }

    boolean holdsTheSameAs(KeyRing other) {
        return keys.equals(other.keys);
    }

    /** The keys of an hour, the one that seals first; none when it is over, or too far ahead. */
    List<Key> of(int hour) {
        return keys.getOrDefault(hour, List.of());
    }

    /** All keys. */
    List<Key> all() {
        return keys.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Whether the ring has no key that is over, and each that is needed.
     *
     * @param first the first hour that is not over
     * @param present the hour from which on texts end; another than the first where clocks differ
     */
    boolean isAt(int first, int present) {
        return firstHour() >= first
                && keys.subMap(present, true, present + HOURS_AHEAD, true).size() > HOURS_AHEAD;
    }

    /** The ring without the hours before this one, and with all that are to come. */
    KeyRing at(int hour) {
        return at(hour, hour);
    }

    /** The ring as {@link #isAt} wants it. */
    KeyRing at(int first, int present) {
        NavigableMap<Integer, List<Key>> all = new TreeMap<>(keys.tailMap(first, true));
        for (int each = present; each <= present + HOURS_AHEAD; each++) {
            all.computeIfAbsent(each, missing -> List.of(Key.random(missing)));
        }
        return new KeyRing(id, all);
    }

    /** The ring without the hours before this one. */
    KeyRing from(int hour) {
        return new KeyRing(id, new TreeMap<>(keys.tailMap(hour, true)));
    }

    /** The ring with a new key for each hour, which seals from now on; the others only open. */
    KeyRing renewed() {
        NavigableMap<Integer, List<Key>> all = new TreeMap<>();
        keys.forEach((hour, present) -> {
            List<Key> both = new ArrayList<>(List.of(Key.random(hour)));
            both.addAll(present);
            all.put(hour, List.copyOf(both));
        });
        return new KeyRing(id, all);
    }

    /** The ring as the file has it. */
    String text() {
        StringBuilder lines = new StringBuilder(TITLE).append('\n').append(ID).append(id);
        for (Key key : all()) {
            lines.append('\n')
                    .append(key.hour())
                    .append(' ')
                    .append(HexFormat.of().formatHex(key.secret().getEncoded()));
        }
        return lines.append('\n').toString();
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @throws IllegalArgumentException when it is anything else, or cut off
     */
    static KeyRing parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3
                || !lines.get(0).equals(TITLE)
                || !lines.get(1).startsWith(ID)
                || !text.endsWith("\n")) {
            throw new IllegalArgumentException("This is no file of keys.");
        }
        UUID id = UUID.fromString(lines.get(1).substring(ID.length()));
        NavigableMap<Integer, List<Key>> keys = new TreeMap<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] parts = line.split(" ", -1);
            byte[] bytes = HexFormat.of().parseHex(parts[parts.length - 1]);
            if (parts.length != 2 || bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException("This is no key.");
            }
            Key key = new Key(Integer.parseInt(parts[0]), new SecretKeySpec(bytes, "AES"));
            keys.computeIfAbsent(key.hour(), hour -> new ArrayList<>()).add(key);
        }
        keys.replaceAll((hour, present) -> List.copyOf(present));
        return new KeyRing(id, keys);
    }
}
