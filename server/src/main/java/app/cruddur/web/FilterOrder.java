package app.cruddur.web;

import org.springframework.core.Ordered;

/**
 * Our filters, in the order in which a request passes them. Spring Security stands between, at
 * -100.
 */
public final class FilterOrder {

    static final int REQUEST_IDS = Ordered.HIGHEST_PRECEDENCE;
    static final int ROBOTS = REQUEST_IDS + 1;
    static final int UNHANDLED_FAILURES = REQUEST_IDS + 2;
    static final int CLIENT_ADDRESS = REQUEST_IDS + 5;
    static final int SECURITY_HEADERS = REQUEST_IDS + 6;
    static final int CORS = REQUEST_IDS + 7;

    /** Addresses are counted before anything is done for them. */
    public static final int LIMITS_OF_ADDRESSES = REQUEST_IDS + 8;

    /** Knows the client's address by now. The address that it answers at is not counted. */
    public static final int DOCTOR = REQUEST_IDS + 9;

    static final int BODY_LIMIT = REQUEST_IDS + 10;
    static final int READABLE_REQUEST = REQUEST_IDS + 11;
    static final int DATABASE_UNAVAILABLE = REQUEST_IDS + 12;

    /**
     * The cache of home: behind the headers and the counting, and behind what guards the database.
     */
    public static final int HOME_CACHE = REQUEST_IDS + 13;

    /** Behind Spring Security, which knows the person. */
    public static final int LIMITS_OF_PEOPLE = -99;

    private FilterOrder() {}
}
