package app.cruddur.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement that PostgreSQL refused or never received, translated once, by its SQLState. */
public final class DbException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kind of failure, as far as a caller can act on it. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        UNAVAILABLE,
        OTHER
    }

    private final Kind kind;
    private final @Nullable String constraint;

    private DbException(
            Kind kind, @Nullable String constraint, String message, SQLException cause) {
        super(message, cause);
        this.kind = kind;
        this.constraint = constraint;
    }

    static DbException of(String statement, SQLException failure) {
        ServerErrorMessage server =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String state = failure.getSQLState();
        return new DbException(
                kindOf(state),
                server == null ? null : server.getConstraint(),
                statement + " failed with SQLState " + state,
                failure);
    }

    /** Whether a failure, ours or a library's, is a temporary one of the database. */
    public static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DbException known) {
                return known.kind == Kind.UNAVAILABLE;
            }
            if (cause instanceof SQLException refused) {
                return kindOf(refused.getSQLState()) == Kind.UNAVAILABLE;
            }
        }
        return false;
    }

    /** Classes and codes of PostgreSQL's documentation, appendix A. */
    private static Kind kindOf(@Nullable String state) {
        if (state == null) {
            return Kind.UNAVAILABLE;
        }
        return switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23503" -> Kind.FOREIGN_KEY;
            case "23514" -> Kind.CHECK;
            case "57P01", "57P02", "57P03", "57P05" -> Kind.UNAVAILABLE;
            // A reader: a standby that was the primary, until its connections are given up.
            case "25006" -> Kind.UNAVAILABLE;
            // Ended by a conflict with another transaction or with a standby's recovery, by a limit
            // of time that the operator has set, or by the operator: it is undone, and the next try
            // may get through.
            case "40001", "40P01", "55P03", "57014", "25P03", "25P04" -> Kind.UNAVAILABLE;
            // No memory, no room on the disk, no connection left.
            case "53000", "53100", "53200", "53300" -> Kind.UNAVAILABLE;
            // While a password is being rotated; a server that never had the right one does not
            // start.
            case "28P01" -> Kind.UNAVAILABLE;
            default -> state.startsWith("08") ? Kind.UNAVAILABLE : Kind.OTHER;
        };
    }

    public Kind kind() {
        return kind;
    }

    /** Whether this is the refusal of the named constraint or index. */
    public boolean isOf(String name) {
        return name.equals(constraint);
    }
}
