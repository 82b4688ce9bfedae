package app.cruddur.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The events of one read, and each reader's part of them. A stranger hears the events for
 * everybody; a member also hears those for members and those for that member alone. No reader hears
 * an event of a crud by somebody who is hidden from them, and no new crud names to them people whom
 * a block hides from them. Immutable.
 */
final class Heard {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What stands between an event's name and its JSON. */
    private static final String DATA = "\ndata: ";

    /**
     * One event.
     *
     * @param bytes as a stream carries it
     * @param about the person of an audience of one; else the author of the event's crud, and who
     *     reposts it
     * @param mentioned the people whom a new crud names
     */
    private record Event(
            byte[] bytes, String kind, String audience, Set<UUID> about, Set<UUID> mentioned) {

        boolean isFor(@Nullable UUID member) {
            return switch (audience) {
                case "everybody" -> true;
                case "members" -> member != null;
                case "person" -> member != null && about.contains(member);
                default -> false;
            };
        }

        boolean isBy(Set<UUID> people) {
            return !audience.equals("person") && !Collections.disjoint(about, people);
        }

        /** The same event, in which a new crud names none of these people. */
        Event without(Set<UUID> people) {
            if (Collections.disjoint(mentioned, people)) {
                return this;
            }
            String event = new String(bytes, StandardCharsets.UTF_8);
            int data = event.indexOf(DATA) + DATA.length();
            JsonNode crud = JSON.readTree(event.substring(data));
            ((ArrayNode) crud.get("mentions"))
                    .removeIf(one -> people.contains(UUID.fromString(one.get("uuid").asString())));
            String without = event.substring(0, data) + JSON.writeValueAsString(crud) + "\n\n";
            return new Event(
                    without.getBytes(StandardCharsets.UTF_8), kind, audience, about, Set.of());
        }
    }

    private final List<Event> events;
    private final String millis;
    private final long askedAt;

    /** The events for most readers, put together once. */
    private final EventBatch byStrangers;

    private final EventBatch byMembers;

    private Heard(List<Event> events, String millis, long askedAt) {
        this.events = List.copyOf(events);
        this.millis = millis;
        this.askedAt = askedAt;
        this.byStrangers = batch(events.stream().filter(event -> event.isFor(null)));
        this.byMembers = batch(events.stream().filter(event -> !event.audience().equals("person")));
    }

    /**
     * Takes an answer of {@code live/events.sql} apart.
     *
     * @param written the events, each ending in an empty line
     * @param lines for each event: kind, audience, whom it is about, and the people whom it names
     * @param millis until the first of the texts in them ends; empty where there is none
     * @param askedAt by {@link System#nanoTime}, before they were read
     */
    static Heard of(byte[] written, String lines, String millis, long askedAt) {
        List<Event> events = new ArrayList<>();
        int begin = 0;
        for (String line : lines.lines().toList()) {
            int end = begin;
            while (written[end] != '\n' || written[end + 1] != '\n') {
                end++;
            }
            end += 2;
            String[] words = line.split(" ", -1);
            events.add(
                    new Event(
                            Arrays.copyOfRange(written, begin, end),
                            words[0],
                            words[1],
                            words.length > 2 ? uuids(words[2]) : Set.of(),
                            words.length > 3 ? uuids(words[3]) : Set.of()));
            begin = end;
        }
        return new Heard(events, millis, askedAt);
    }

    /**
     * The events that a reader hears; there may be none.
     *
     * @param member null for a stranger
     * @param people who are hidden from this reader
     */
    EventBatch by(@Nullable UUID member, HiddenPeople people) {
        if (member == null) {
            return byStrangers;
        }
        if (people.isEmpty()
                && events.stream()
                        .noneMatch(event ->
                                event.audience().equals("person") && event.isFor(member))) {
            return byMembers;
        }
        return batch(
                events.stream()
                        .filter(event -> event.isFor(member) && !event.isBy(people.hidden()))
                        .map(event -> event.without(people.blocked())));
    }

    /** Whether this reader hears some of it, hidden people aside. */
    boolean isFor(@Nullable UUID member) {
        return events.stream().anyMatch(event -> event.isFor(member));
    }

    /** The members whose follows, blocks or mutes have changed. */
    List<UUID> newRelations() {
        return events.stream()
                .filter(event -> event.kind().equals("relations"))
                .flatMap(event -> event.about().stream())
                .distinct()
                .toList();
    }

    private static Set<UUID> uuids(String list) {
        return Arrays.stream(list.split(","))
                .map(UUID::fromString)
                .collect(Collectors.toUnmodifiableSet());
    }

    private EventBatch batch(Stream<Event> some) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        some.forEach(event -> bytes.writeBytes(event.bytes()));
        return millis.isEmpty()
                ? EventBatch.withoutText(bytes.toByteArray(), askedAt)
                : EventBatch.of(bytes.toByteArray(), askedAt, Long.parseLong(millis));
    }
}
