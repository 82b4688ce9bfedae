package app.cruddur.database;

import app.cruddur.db.SqlFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Files that each feature may have in its folder of {@code db/sql} and that one place uses for all
 * features. A feature with another table adds a file and nothing else.
 */
public final class FeatureSql {

    private static final Pattern FEATURE = Pattern.compile("/sql/([^/]+)/[^/]+$");

    private FeatureSql() {}

    /**
     * The statements {@code db/sql/<feature>/<file>.sql} of all features, in the order of their
     * names.
     */
    public static List<SqlFile> statements(String file) {
        List<SqlFile> statements = new ArrayList<>();
        for (Resource found : find(file + ".sql")) {
            statements.add(SqlFile.load(feature(found) + "/" + file));
        }
        statements.sort((one, other) -> one.name().compareTo(other.name()));
        return statements;
    }

    /** The files {@code db/sql/<feature>/<name>} of all features. */
    public static List<Resource> find(String name) {
        try {
            return List.of(
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:/sql/*/" + name));
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "The files sql/*/" + name + " cannot be read.", failure);
        }
    }

    private static String feature(Resource file) {
        try {
            Matcher feature = FEATURE.matcher(file.getURL().getPath());
            if (!feature.find()) {
                throw new IllegalStateException(file + " lies in no folder of a feature.");
            }
            return feature.group(1);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
