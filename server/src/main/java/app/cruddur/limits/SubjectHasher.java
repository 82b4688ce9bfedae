package app.cruddur.limits;

/** Makes of a subject what may be kept: nothing from which it can be guessed without a key. */
@FunctionalInterface
public interface SubjectHasher {

    /** The same text for the same subject on every server with the same key, 64 characters. */
    String hmac(String subject);
}
