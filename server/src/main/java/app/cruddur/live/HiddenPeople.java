package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people who are hidden from the reader of a stream.
 *
 * @param hidden whose cruds this reader does not see
 * @param blocked those of them who are hidden by a block, so that no crud names them to this reader
 */
record HiddenPeople(Set<UUID> hidden, Set<UUID> blocked) {

    static final HiddenPeople NONE = new HiddenPeople(Set.of(), Set.of());

    private static final SqlFile HIDDEN = SqlFile.load("live/hidden");
    private static final JsonMapper JSON = JsonMapper.shared();

    HiddenPeople {
        hidden = Set.copyOf(hidden);
        blocked = Set.copyOf(blocked);
    }

    boolean isEmpty() {
        return hidden.isEmpty();
    }

    /** The people who are hidden from each of these readers; a reader without any has no entry. */
    static Map<UUID, HiddenPeople> from(Db db, Collection<UUID> readers) {
        String asked = readers.stream().map(UUID::toString).collect(Collectors.joining(","));
        Map<UUID, HiddenPeople> people = new HashMap<>();
        JSON.readTree(db.call(HIDDEN).with("uuids", asked).json().orElseThrow())
                .forEachEntry((reader, lists) ->
                        people.put(
                                UUID.fromString(reader),
                                new HiddenPeople(
                                        uuids(lists.get("hidden")), uuids(lists.get("blocked")))));
        return people;
    }

    private static Set<UUID> uuids(JsonNode list) {
        Set<UUID> uuids = new HashSet<>();
        list.forEach(uuid -> uuids.add(UUID.fromString(uuid.asString())));
        return uuids;
    }
}
