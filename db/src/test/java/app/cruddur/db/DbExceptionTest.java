package app.cruddur.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passes is no fault of ours: who asks meanwhile is told to come again. */
class DbExceptionTest {

    @Test
    void no_room_means_no_database_for_now_and_not_a_fault_of_ours() {
        assertThat(DbException.isUnavailable(new SQLException("could not extend file", "53100")))
                .isTrue();
        assertThat(DbException.isUnavailable(new SQLException("no such table", "42P01"))).isFalse();
    }

    @Test
    void what_was_stopped_for_anothers_sake_may_get_through_next_time() {
        for (String state :
                List.of("40001", "40P01", "55P03", "57014", "25P03", "25P04", "53200", "53300")) {
            assertThat(DbException.isUnavailable(new SQLException("stopped", state)))
                    .as(state)
                    .isTrue();
        }
    }

    @Test
    void a_reader_is_no_database_for_now() {
        assertThat(DbException.isUnavailable(new SQLException("cannot execute INSERT", "25006")))
                .isTrue();
    }
}
