package app.cruddur.limits;

import java.time.Duration;

/** The limits, as docs/limits.md has them too: how many, in how long, counted by whom and where. */
enum Policy {
    SIGN_IN("sign-in", 10, Duration.ofMinutes(1), Subject.ADDRESS, Kept.DATABASE),
    CODES("codes", 10, Duration.ofMinutes(1), Subject.ADDRESS, Kept.DATABASE),
    SIGN_UP("sign-up", 5, Duration.ofHours(1), Subject.ADDRESS, Kept.DATABASE),
    MAIL("mail", 10, Duration.ofHours(1), Subject.ADDRESS, Kept.DATABASE),
    MAIL_TO("mail-to", 10, Duration.ofHours(1), Subject.ADDRESSEE, Kept.DATABASE),
    MAIL_FROM_TO("mail-from-to", 3, Duration.ofHours(1), Subject.SITE_AND_ADDRESSEE, Kept.DATABASE),
    MAIL_FROM("mail-from", 50, Duration.ofHours(1), Subject.SITE, Kept.DATABASE),
    TOKEN("token", 120, Duration.ofMinutes(1), Subject.ADDRESS, Kept.MEMORY),
    POST("post", 30, Duration.ofMinutes(1), Subject.USER, Kept.MEMORY),
    DELETE("delete", 60, Duration.ofMinutes(1), Subject.USER, Kept.MEMORY),
    WRITE("write", 60, Duration.ofMinutes(1), Subject.USER, Kept.MEMORY),
    READ("read", 600, Duration.ofMinutes(1), Subject.USER, Kept.MEMORY),
    REQUESTS("requests", 6000, Duration.ofMinutes(1), Subject.ADDRESS, Kept.MEMORY);

    /**
     * Who is counted; a user who is not known, by their address. An address is an IPv4 address, or
     * the /64 that an IPv6 address is in; a site is an IPv4 address, or the /48, which is the most
     * that one customer commonly has.
     */
    enum Subject {
        ADDRESS,
        USER,
        ADDRESSEE,
        SITE,
        SITE_AND_ADDRESSEE
    }

    /** Where it is counted: shared by all servers on one database, or by each for itself. */
    enum Kept {
        DATABASE,
        MEMORY
    }

    private final String wire;
    private final int quota;
    private final Duration window;
    private final Subject subject;
    private final Kept kept;

    Policy(String wire, int quota, Duration window, Subject subject, Kept kept) {
        this.wire = wire;
        this.quota = quota;
        this.window = window;
        this.subject = subject;
        this.kept = kept;
    }

    /** Its name in the headers. */
    String wire() {
        return wire;
    }

    int quota() {
        return quota;
    }

    Duration window() {
        return window;
    }

    Subject subject() {
        return subject;
    }

    Kept kept() {
        return kept;
    }

    /** The policy of a request of the API, by its method and its decoded path. */
    static Policy of(String method, String path) {
        boolean activity = path.equals("/api/activities") || path.startsWith("/api/activities/");
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> READ;
            case "POST" ->
                    switch (path) {
                        case "/api/identity/sign-in" -> SIGN_IN;
                        case "/api/identity/sign-up" -> SIGN_UP;
                        case "/api/identity/confirm",
                                "/api/identity/reset",
                                "/api/account/email/confirm" ->
                                CODES;
                        case "/api/identity/forgot", "/api/identity/resend" -> MAIL;
                        case "/oauth2/token", "/oauth2/revoke" -> TOKEN;
                        default -> activity ? POST : WRITE;
                    };
            case "DELETE" -> activity ? DELETE : WRITE;
            default -> WRITE;
        };
    }
}
