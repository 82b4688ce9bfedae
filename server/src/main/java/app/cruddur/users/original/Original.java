package app.cruddur.users.original;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the people of an original database into an empty one of ours: what {@code
 * bin/db-import-original} runs. Their cruds stay behind, since these have no end that was promised.
 */
public final class Original {

    private static final SqlFile KIND = SqlFile.load("users/original/kind");
    private static final SqlFile PEOPLE = SqlFile.load("users/original/people");
    private static final SqlFile ANYBODY = SqlFile.load("users/original/anybody");
    private static final SqlFile BRING = SqlFile.load("users/original/bring");
    private static final int RANDOM_BYTES = 32;

    private final ImportedPeople newcomers;

    private Original(ImportedPeople newcomers) {
        this.newcomers = newcomers;
    }

    /**
     * Reads the people of an original database.
     *
     * @throws IllegalArgumentException with one sentence when it is no original database
     * @throws app.cruddur.db.DbException when it cannot be used
     */
    public static Original read(Db from) {
        String kind = from.call(KIND).text().orElse("");
        if (kind.equals("ours")) {
            throw new IllegalArgumentException(
                    "FROM_URL names a database of this Cruddur: bin/db-backup and bin/db-restore take it over, with all that is in it.");
        }
        if (!kind.equals("original")) {
            throw new IllegalArgumentException(
                    "FROM_URL names a database without the original Cruddur's table users: name the one that its bin/db-schema-load filled.");
        }
        List<JsonNode> rows = new ArrayList<>();
        JsonMapper.shared().readTree(from.call(PEOPLE).json().orElseThrow()).forEach(rows::add);
        return new Original(new ImportedPeople(rows));
    }

    /**
     * Records those who can come, all in one transaction. A person keeps both ids, the handle in
     * small letters, the name, the e-mail address, the text about themselves and the time of
     * joining. The password is one that nobody knows.
     *
     * @return one sentence for each person who does not come or lacks something, and at last how
     *     many came
     * @throws IllegalArgumentException with one sentence when there are people already
     * @throws app.cruddur.db.DbException when the database cannot be used; then nobody came
     */
    public List<String> bringInto(Db database) {
        return database.transaction(this::record);
    }

    private List<String> record(Db db) {
        db.call(ANYBODY)
                .text()
                .ifPresent(handle -> {
                    throw new IllegalArgumentException(
                            "The database has people already, @%s for one: people are brought into an empty one alone."
                                    .formatted(handle));
                });
        String hash = hashOfWhatNobodyKnows();
        for (ImportedPeople.Person person : newcomers.people()) {
            db.call(BRING)
                    .with("uuid", person.uuid())
                    .with("display_name", person.name())
                    .with("handle", person.handle())
                    .with("email", person.email())
                    .with("sub", person.sub())
                    .with("bio", person.bio())
                    .with("created_at", person.createdAt())
                    .with("password_hash", hash)
                    .row();
        }
        return newcomers.sentences();
    }

    private static String hashOfWhatNobodyKnows() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return PasswordEncoderFactories.createDelegatingPasswordEncoder()
                .encode(Base64.getEncoder().encodeToString(random));
    }
}
