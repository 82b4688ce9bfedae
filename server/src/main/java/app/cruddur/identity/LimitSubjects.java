package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import app.cruddur.limits.SubjectHasher;
import org.springframework.stereotype.Component;

/**
 * Gives the limits an HMAC under the secret key, so that they keep no address and no e-mail in
 * clear.
 */
@Component
class LimitSubjects implements SubjectHasher {

    private final SecretKey key;

    LimitSubjects(SecretKey key) {
        this.key = key;
    }

    @Override
    public String hmac(String subject) {
        return key.hmac("rate limit", subject);
    }
}
