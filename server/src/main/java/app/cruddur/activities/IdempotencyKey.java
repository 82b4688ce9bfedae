package app.cruddur.activities;

import app.cruddur.crypto.SecretKey;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The key under which a repeated POST is the same POST. Only HMACs are kept.
 *
 * @param key HMAC of the header Idempotency-Key
 * @param body HMAC of what was to be posted
 */
@Refuses({"idempotency_key_invalid", "idempotency_key_reused"})
record IdempotencyKey(String key, String body) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * @throws Refusal when the header is not 1 to 255 visible ASCII characters
     */
    static IdempotencyKey of(String header, NewActivity crud, SecretKey secret) {
        if (!KEY.matcher(header).matches()) {
            throw new Refusal(ActivityError.IDEMPOTENCY_KEY_INVALID);
        }
        return new IdempotencyKey(
                secret.hmac("idempotency key", header),
                secret.hmac(
                        "idempotency body",
                        crud.ttl().interval()
                                + "\n"
                                + Objects.toString(crud.replyTo(), "")
                                + "\n"
                                + crud.audience().word()
                                + (crud.sensitive() ? " sensitive" : "")
                                + "\n"
                                + crud.message()));
    }
}
