package app.cruddur.db;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link SqlFile}s. Every statement answers with at most one row, as PostgreSQL wrote it: JSON
 * as bytes, untouched but for sealed texts in it, which the {@link Opener} opens. A call is a
 * transaction of its own, but for those made inside {@link #transaction}.
 */
public final class Db {

    private static final byte[] NULL = new byte[0];

    private final Connections connections;
    private final Opener opener;

    /** Opens sealed texts where answers are handed on. Called by many threads at once. */
    public interface Opener {

        /** For where there are no sealed texts. */
        Opener NONE = json -> new Opened(json, 0);

        /** The JSON with the texts in the place of their seals. */
        Opened open(byte[] json);
    }

    /**
     * An answer whose seals are open.
     *
     * @param closed how many did not open; null stands in the place of each
     */
    public record Opened(byte[] json, int closed) {}

    public Db(DataSource dataSource) {
        this(dataSource, Opener.NONE);
    }

    public Db(DataSource dataSource, Opener opener) {
        this.opener = opener;
        this.connections =
                new Connections() {
                    @Override
                    public <T> T lend(Work<T> work) throws SQLException {
                        try (Connection connection = dataSource.getConnection()) {
                            return work.on(connection);
                        }
                    }
                };
    }

    /** Runs on one given connection alone, and leaves it open. */
    public static Db on(Connection connection) {
        return new Db(connection, Opener.NONE);
    }

    /** Runs on one given connection alone, and leaves it open. */
    Db(Connection inTransaction, Opener opener) {
        this.opener = opener;
        this.connections =
                new Connections() {
                    @Override
                    public <T> T lend(Work<T> work) throws SQLException {
                        return work.on(inTransaction);
                    }
                };
    }

    /** Lends a connection for the length of some work. */
    private interface Connections {
        <T> T lend(Work<T> work) throws SQLException;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Several calls that happen together or, when the work throws, not at all. Only calls on the
     * given {@code Db} belong to it.
     *
     * @throws DbException when PostgreSQL refuses or cannot be reached
     */
    public <T> T transaction(Function<Db, T> work) {
        try {
            return connections.lend(connection -> {
                connection.setAutoCommit(false);
                try {
                    T result = work.apply(new Db(connection, opener));
                    connection.commit();
                    return result;
                } catch (RuntimeException | Error failure) {
                    connection.rollback();
                    throw failure;
                } finally {
                    connection.setAutoCommit(true);
                }
            });
        } catch (SQLException failure) {
            throw DbException.of("transaction", failure);
        }
    }

    /**
     * Several calls on one connection, each a transaction of its own.
     *
     * @throws DbException when PostgreSQL refuses or cannot be reached
     */
    public <T> T onOneConnection(Function<Db, T> work) {
        try {
            return connections.lend(connection -> work.apply(new Db(connection, opener)));
        } catch (SQLException failure) {
            throw DbException.of("connection", failure);
        }
    }

    /** A row's columns, counted from 1, as PostgreSQL wrote them. */
    public static final class Row {
        private final byte[][] columns;
        private final boolean whole;

        private Row(byte[][] columns, boolean whole) {
            this.columns = columns;
            this.whole = whole;
        }

        /** Whether all sealed texts in it could be opened. */
        public boolean isWhole() {
            return whole;
        }

        /** The column's bytes, none for NULL. */
        public byte[] column(int number) {
            return columns[number - 1];
        }

        /** The column as text, empty for NULL. */
        public String text(int number) {
            return new String(column(number), StandardCharsets.UTF_8);
        }
    }

    /** Begins a call; give it its parameters with {@link Call#with}. */
    public Call call(SqlFile sql) {
        return new Call(sql);
    }

    /**
     * Begins a call whose answer holds only what its reader may see.
     *
     * @param viewer the signed-in reader; null for a stranger
     */
    public Call call(VisibleSql sql, @Nullable UUID viewer) {
        Call call = call(sql.by(viewer));
        return viewer == null ? call : call.with("viewer", viewer);
    }

    /** One call of one statement. */
    public final class Call {
        private final SqlFile sql;
        private final Map<String, @Nullable Object> values = new HashMap<>();

        private Call(SqlFile sql) {
            this.sql = sql;
        }

        /**
         * Binds a parameter; the value is only ever data to PostgreSQL, never part of the
         * statement.
         */
        public Call with(String parameter, @Nullable Object value) {
            values.put(parameter, value);
            return this;
        }

        /**
         * The answer's bytes, absent when there is no row.
         *
         * @throws DbException when PostgreSQL refuses or cannot be reached
         */
        public Optional<byte[]> json() {
            return row().map(row -> row.column(1));
        }

        /**
         * The answer's row, absent when there is none.
         *
         * @throws DbException when PostgreSQL refuses or cannot be reached
         */
        public Optional<Row> row() {
            try {
                return connections.lend(this::rowOn);
            } catch (SQLException failure) {
                throw DbException.of(sql.name(), failure);
            }
        }

        private Optional<Row> rowOn(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.statement())) {
                int position = 1;
                for (String parameter : sql.parameters()) {
                    if (!values.containsKey(parameter)) {
                        throw new IllegalArgumentException(
                                sql.name() + " needs the parameter " + parameter + ".");
                    }
                    statement.setObject(position++, values.get(parameter));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    byte[][] columns = new byte[rows.getMetaData().getColumnCount()][];
                    boolean whole = true;
                    for (int column = 0; column < columns.length; column++) {
                        byte[] value = rows.getBytes(column + 1);
                        Opened opened = opener.open(value == null ? NULL : value);
                        columns[column] = opened.json();
                        whole &= opened.closed() == 0;
                    }
                    return Optional.of(new Row(columns, whole));
                }
            }
        }

        /** The answer as text, absent when there is no row. */
        public Optional<String> text() {
            return json().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
