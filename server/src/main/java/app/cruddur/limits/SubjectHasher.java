package app.cruddur.limits;

/** Hashes a subject under a key, so that it cannot be guessed from what is kept. */
@FunctionalInterface
public interface SubjectHasher {

    /** The same text for the same subject on every server with the same key, 64 characters. */
    String hmac(String subject);
}
