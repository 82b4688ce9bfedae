package app.cruddur.limits;

import java.time.Duration;

/**
 * A limit: how many, in how long, counted by whom and where. docs/limits.md has them all.
 *
 * @param wire its name in the headers
 */
public record Policy(String wire, int quota, Duration window, Subject subject, Kept kept) {

    static final Policy READ =
            new Policy("read", 600, Duration.ofMinutes(1), Subject.USER, Kept.MEMORY);
    static final Policy WRITE =
            new Policy("write", 60, Duration.ofMinutes(1), Subject.USER, Kept.MEMORY);
    static final Policy REQUESTS =
            new Policy("requests", 6000, Duration.ofMinutes(1), Subject.ADDRESS, Kept.MEMORY);
    static final Policy MAIL_TO =
            new Policy("mail-to", 10, Duration.ofHours(1), Subject.ADDRESSEE, Kept.DATABASE);
    static final Policy MAIL_FROM_TO =
            new Policy(
                    "mail-from-to",
                    3,
                    Duration.ofHours(1),
                    Subject.SITE_AND_ADDRESSEE,
                    Kept.DATABASE);
    static final Policy MAIL_FROM =
            new Policy("mail-from", 50, Duration.ofHours(1), Subject.SITE, Kept.DATABASE);
    static final Policy NEWCOMER_POST =
            new Policy("newcomer-post", 10, Duration.ofHours(1), Subject.USER, Kept.DATABASE);

    /**
     * The subject that is counted. A user who is not known counts by address. An address is an IPv4
     * address, or the /64 that an IPv6 address is in; a site is an IPv4 address, or the /48, which
     * is the most that one customer commonly has.
     */
    public enum Subject {
        ADDRESS,
        USER,
        ADDRESSEE,
        SITE,
        SITE_AND_ADDRESSEE
    }

    /**
     * Where the count is kept: shared by all servers on one database, or by each server for itself.
     */
    public enum Kept {
        DATABASE,
        MEMORY
    }

    static Policy of(RateLimit limit) {
        return new Policy(
                limit.name(),
                limit.quota(),
                Duration.ofMinutes(limit.minutes()),
                limit.by(),
                limit.kept());
    }
}
