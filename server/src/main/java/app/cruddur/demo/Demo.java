package app.cruddur.demo;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/**
 * Loads the seed and the cast's conversations, and opens one member to a person who tries Cruddur
 * on their own machine.
 */
public final class Demo {

    private static final SqlFile SIGN_IN_AS = SqlFile.load("demo/sign-in-as");
    private static final String MEMBER = "andrewbrown";

    private Demo() {}

    private static String read(String name) {
        try (InputStream file = Demo.class.getResourceAsStream("/db/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no db/" + name + " in the jar.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Loads the cast, or renews what of it has expired.
     *
     * @return one plain line that says whom to sign in as: the password is new at each start
     */
    public static String load(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(read("seed.sql"));
            statement.execute(read("demo.sql"));
        }
        byte[] random = new byte[9];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Optional<String> opened =
                new Db(database)
                        .call(SIGN_IN_AS)
                        .with("handle", MEMBER)
                        .with(
                                "password_hash",
                                PasswordEncoderFactories.createDelegatingPasswordEncoder()
                                        .encode(password))
                        .text();
        if (opened.isEmpty()) {
            return "The demo's cast is loaded; " + MEMBER + " is somebody else's here, so sign up.";
        }
        return "The demo's cast is loaded: sign in as " + MEMBER + " with the password " + password;
    }
}
