package app.cruddur.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlFileTest {

    @Test
    void a_parameter_becomes_a_question_mark_each_time_it_occurs() {
        SqlFile sql = SqlFile.parse("x", "SELECT :a::uuid, :b, :a;");

        assertThat(sql.statement()).isEqualTo("SELECT ?::uuid, ?, ?");
        assertThat(sql.parameters()).containsExactly("a", "b", "a");
    }

    @Test
    void colons_in_text_names_and_comments_are_not_parameters() {
        SqlFile sql = SqlFile.parse("x", "-- not :this\nSELECT 'a ''quoted'' :b', \":c\", :d");

        assertThat(sql.parameters()).containsExactly("d");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> SqlFile.load("activities/missing"))
                .hasMessage("There is no SQL file db/sql/activities/missing.sql.");
    }
}
