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
import tools.jackson.databind.json.JsonMapper;

/** Reads the people who are hidden from the readers of streams. */
final class HiddenPeople {

    private static final SqlFile HIDDEN = SqlFile.load("live/hidden");
    private static final JsonMapper JSON = JsonMapper.shared();

    private HiddenPeople() {}

    /** The people who are hidden from each of these readers; a reader without any has no entry. */
    static Map<UUID, Set<UUID>> from(Db db, Collection<UUID> people) {
        String asked = people.stream().map(UUID::toString).collect(Collectors.joining(","));
        Map<UUID, Set<UUID>> hidden = new HashMap<>();
        JSON.readTree(db.call(HIDDEN).with("uuids", asked).json().orElseThrow())
                .forEachEntry((viewer, list) -> {
                    Set<UUID> uuids = new HashSet<>();
                    list.forEach(uuid -> uuids.add(UUID.fromString(uuid.asString())));
                    hidden.put(UUID.fromString(viewer), Set.copyOf(uuids));
                });
        return hidden;
    }
}
