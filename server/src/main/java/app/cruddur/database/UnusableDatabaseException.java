package app.cruddur.database;

/** The reason why the server does not use a database, in one sentence for the operator. */
public final class UnusableDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableDatabaseException(String sentence) {
        super(sentence);
    }
}
