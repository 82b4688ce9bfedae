package app.cruddur.web;

import java.util.List;

/** A request that is refused, for one or several reasons that all belong in one answer. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<ErrorCode> codes;
    private final long retryAfterSeconds;
    private final String location;

    public Refusal(ErrorCode code) {
        this(List.of(code), 0, "");
    }

    /** The first reason gives the status; there must be one. */
    public Refusal(List<ErrorCode> codes) {
        this(codes, 0, "");
    }

    private Refusal(List<ErrorCode> codes, long retryAfterSeconds, String location) {
        super(codes.getFirst().wire(), null, false, false);
        this.codes = List.copyOf(codes);
        this.retryAfterSeconds = retryAfterSeconds;
        this.location = location;
    }

    /** A refusal that ends after a time. */
    public static Refusal until(long retryAfterSeconds, ErrorCode code) {
        return new Refusal(List.of(code), retryAfterSeconds, "");
    }

    /** A refusal that names the page of ours where the person can go on. */
    public static Refusal goOnAt(String location, ErrorCode code) {
        return new Refusal(List.of(code), 0, location);
    }

    /**
     * @throws Refusal with all of the errors, when there are any
     */
    public static void anyOf(List<ErrorCode> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(errors);
        }
    }

    public List<ErrorCode> codes() {
        return codes;
    }

    /** The path of a page, empty when the answer names none. */
    public String location() {
        return location;
    }

    /** Seconds for Retry-After; 0 for no header. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
