package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import app.cruddur.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person carries from the right password to the code of the second factor: encrypted, good
 * for ten minutes, and void once the account has another password. It opens nothing without a code.
 */
@Component
class SignInSteps {

    private static final String PURPOSE = "sign-in step";
    private static final Duration GOOD = Duration.ofMinutes(10);
    private static final String PAGE = "/sign-in/code#step=";

    private final SecretKey key;
    private final JsonMapper json;

    SignInSteps(SecretKey key, JsonMapper json) {
        this.key = key;
        this.json = json;
    }

    /**
     * A sign-in that waits for its code.
     *
     * @param login as it was typed, by which the browser is known
     */
    record Step(UUID user, String login, String passwordHmac, Instant until) {}

    /** The refusal that leads to the second step. The fragment is sent to no server. */
    Refusal codeNeeded(Accounts.Proven user, String login) {
        Step step =
                new Step(
                        user.uuid(),
                        login,
                        passwordHmac(user.passwordHash()),
                        Instant.now().plus(GOOD));
        return Refusal.goOnAt(
                PAGE
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(key.encrypt(PURPOSE, json.writeValueAsBytes(step))),
                FactorError.FACTOR_NEEDED);
    }

    /**
     * The step that a client sends back.
     *
     * @throws Refusal when it is too old, or none of ours
     */
    Step open(@Nullable String sent) {
        Step step;
        try {
            byte[] encrypted = Base64.getUrlDecoder().decode(sent == null ? "" : sent);
            step = json.readValue(key.decrypt(PURPOSE, encrypted), Step.class);
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(FactorError.FACTOR_STEP_EXPIRED);
        }
        if (step.until().isBefore(Instant.now())) {
            throw new Refusal(FactorError.FACTOR_STEP_EXPIRED);
        }
        return step;
    }

    /** Whether the password of the step is still the one of this hash. */
    boolean isOf(Step step, String passwordHash) {
        return step.passwordHmac().equals(passwordHmac(passwordHash));
    }

    private String passwordHmac(String passwordHash) {
        return key.hmac("password of a step", passwordHash);
    }
}
