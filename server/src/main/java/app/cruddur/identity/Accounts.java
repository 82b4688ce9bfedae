package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.users.Users;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The embedded identity's accounts: signing up with a code, and checking a password. */
@Component
class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final SqlFile SIGN_UP = SqlFile.load("identity/sign-up");
    private static final SqlFile HANDLE_TAKEN = SqlFile.load("identity/handle-taken");
    private static final SqlFile TRY_CODE = SqlFile.load("identity/try-code");
    private static final SqlFile STATE = SqlFile.load("identity/sign-up-state");
    private static final SqlFile TAKE = SqlFile.load("identity/take-sign-up");
    private static final SqlFile CREATE = SqlFile.load("identity/create-account");
    private static final SqlFile FIND = SqlFile.load("identity/find-account");

    private final Db db;
    private final SecretKey key;
    private final PasswordEncoder passwords;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();
    private final String nobodysHash;

    Accounts(Db db, SecretKey key, PasswordEncoder passwords, JsonMapper json) {
        this.db = db;
        this.key = key;
        this.passwords = passwords;
        this.json = json;
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    /** Keeps the sign-up and tells its code to the log, for the operator to pass on. */
    byte[] signUp(SignUp signUp) {
        if (db.call(HANDLE_TAKEN).with("handle", signUp.handle()).text().isPresent()) {
            throw new Refusal(ErrorCode.PREFERRED_USERNAME_TAKEN);
        }
        UUID id = UUID.randomUUID();
        String code = "%06d".formatted(random.nextInt(1_000_000));
        byte[] answer =
                db.call(SIGN_UP)
                        .with("uuid", id)
                        .with("display_name", signUp.name())
                        .with("handle", signUp.handle())
                        .with("email", signUp.email())
                        .with("password_hash", passwords.encode(signUp.password()))
                        .with("code_hmac", codeHmac(id, code))
                        .json()
                        .orElseThrow();
        LOG.info("The confirmation code for @{} is {}", signUp.handle(), code);
        return answer;
    }

    /** Spends the code and records the user, both or neither; gives the new user's JSON. */
    byte[] confirm(UUID id, String code) {
        String hmac = codeHmac(id, code);
        String outcome =
                db.call(TRY_CODE).with("uuid", id).with("code_hmac", hmac).text().orElse("none");
        if (!outcome.equals("right")) {
            throw new Refusal(outcome.equals("wrong") ? ErrorCode.CODE_INVALID : why(id));
        }
        try {
            return db.transaction(together -> record(together, id, hmac));
        } catch (DbException taken) {
            if (taken.isOf("accounts_email_key")) {
                // Only who holds the code, and so reads this address's mail, can learn that it has
                // an account.
                throw new Refusal(ErrorCode.EMAIL_TAKEN);
            }
            throw taken;
        }
    }

    private byte[] record(Db together, UUID id, String hmac) {
        JsonNode signUp =
                together.call(TAKE)
                        .with("uuid", id)
                        .with("code_hmac", hmac)
                        .json()
                        .map(json::readTree)
                        .orElseThrow(() -> new Refusal(ErrorCode.CODE_EXPIRED));
        String sub = UUID.randomUUID().toString();
        String email = signUp.get("email").asString();
        byte[] user =
                Users.register(
                        together,
                        sub,
                        signUp.get("display_name").asString(),
                        signUp.get("handle").asString(),
                        email);
        together.call(CREATE)
                .with("sub", sub)
                .with("email", email)
                .with("password_hash", signUp.get("password_hash").asString())
                .text();
        return user;
    }

    /** The user's JSON when the password is right. An unknown account costs a hash too. */
    Optional<JsonNode> signIn(String login, String password) {
        Optional<JsonNode> account = db.call(FIND).with("login", login).json().map(json::readTree);
        String hash =
                account.map(found -> found.get("password_hash").asString()).orElse(nobodysHash);
        boolean right = passwords.matches(password, hash);
        return right ? account : Optional.empty();
    }

    private ErrorCode why(UUID id) {
        return db.call(STATE).with("uuid", id).text().orElse("expired").equals("spent")
                ? ErrorCode.CODE_TRIES_EXCEEDED
                : ErrorCode.CODE_EXPIRED;
    }

    private String codeHmac(UUID id, String code) {
        return key.hmac("sign-up code", id + "\n" + code);
    }
}
