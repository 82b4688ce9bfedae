package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Six digits that are sent to an address: good for ten minutes, five tries, one use and the one
 * thing they were sent for; kept as an HMAC under a key that is not in the database.
 */
@Component
class Codes {

    private static final SqlFile TRY = SqlFile.load("identity/try-code");
    private static final SqlFile STATE = SqlFile.load("identity/code-state");

    /** What a code is for. */
    enum Purpose {
        SIGN_UP("sign-up"),
        RESET("reset"),
        EMAIL("email");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }
    }

    private final Db db;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Codes(Db db, SecretKey key) {
        this.db = db;
        this.key = key;
    }

    String fresh() {
        return "%06d".formatted(random.nextInt(1_000_000));
    }

    /** How a code is kept: bound to its purpose and to the id of what it is for. */
    String hmac(Purpose purpose, UUID id, String code) {
        return key.hmac(purpose.word + " code", id + "\n" + code);
    }

    /** The id that a client sends back. One that is no id belongs to nothing that still waits. */
    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notAUuid) {
            throw new Refusal(ErrorCode.CODE_EXPIRED);
        }
    }

    /**
     * Spends one try.
     *
     * @return the HMAC of the right code, with which it can be taken away
     * @throws Refusal when it is blank, wrong, lapsed or out of tries
     */
    String check(Purpose purpose, UUID id, @Nullable String typed) {
        String code = typed == null ? "" : typed.strip();
        if (code.isEmpty()) {
            throw new Refusal(ErrorCode.CODE_BLANK);
        }
        String hmac = hmac(purpose, id, code);
        String outcome =
                db.call(TRY)
                        .with("uuid", id)
                        .with("purpose", purpose.word)
                        .with("code_hmac", hmac)
                        .text()
                        .orElse("none");
        return switch (outcome) {
            case "right" -> hmac;
            case "wrong" -> throw new Refusal(ErrorCode.CODE_INVALID);
            default -> throw new Refusal(why(purpose, id));
        };
    }

    private ErrorCode why(Purpose purpose, UUID id) {
        String state =
                db.call(STATE)
                        .with("uuid", id)
                        .with("purpose", purpose.word)
                        .text()
                        .orElse("expired");
        return state.equals("spent") ? ErrorCode.CODE_TRIES_EXCEEDED : ErrorCode.CODE_EXPIRED;
    }
}
