package app.cruddur.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What psql takes, the server takes. */
class ConnectionUrlTest {

    @Test
    void the_seeds_own_url_is_read() {
        ConnectionUrl url =
                ConnectionUrl.parse("postgresql://cruddurroot:secret@db.example.com:5432/cruddur");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:5432/cruddur");
        assertThat(url.user()).isEqualTo("cruddurroot");
        assertThat(url.password()).isEqualTo("secret");
        assertThat(url).hasToString("cruddur at db.example.com:5432");
    }

    @Test
    void what_is_special_is_percent_encoded() {
        ConnectionUrl url =
                ConnectionUrl.parse("postgres://a%40b:p%2F%40%3A%25%23%3F+%26x@[::1]/my%20db%3Fx");
        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).isEqualTo("p/@:%#?+&x");
        assertThat(url.database()).isEqualTo("my db?x");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5432/my%20db%3Fx");
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=verify-full, sslmode=verify-full",
        "sslrootcert=/etc/a%20b.pem, sslrootcert=%2Fetc%2Fa%20b.pem",
        "connect_timeout=3, connectTimeout=3",
        "application_name=x%26user%3Dy, ApplicationName=x%26user%3Dy",
        "target_session_attrs=read-write, targetServerType=primary",
        "keepalives=1, tcpKeepAlive=true"
    })
    void psqls_parameters_are_translated(String psql, String driver) {
        assertThat(ConnectionUrl.parse("postgresql://u:p@h/d?" + psql).jdbcUrl())
                .isEqualTo("jdbc:postgresql://h:5432/d?" + driver);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sslmode=foo | allow, disable, prefer, require, verify-ca, verify-full",
                "channel_binding=yes | disable, prefer, require",
                "connect_timeout=soon | is not a number of seconds"
            })
    void a_value_that_the_driver_would_stumble_over_is_refused(String parameter, String sentence) {
        assertThatThrownBy(() -> ConnectionUrl.parse("postgresql://u:p@h/d?" + parameter))
                .hasMessageContainingAll(parameter.replaceFirst("=.*", ""), sentence);
    }

    /** In the locale C, Java reads a letter outside ASCII in an environment variable as this. */
    @Test
    void letters_that_the_locale_cannot_read_are_to_be_percent_encoded() {
        assertThatThrownBy(() -> ConnectionUrl.parse("postgresql://u:p\uFFFD\uFFFD@h/d"))
                .hasMessageContaining("percent-encode");
    }

    @Test
    void several_hosts_find_the_new_primary_after_a_failover() {
        assertThat(ConnectionUrl.parse("postgresql://u:p@one:5433,two/d").jdbcUrl())
                .isEqualTo(
                        "jdbc:postgresql://one:5433,two:5432/d"
                                + "?connectTimeout=2&hostRecheckSeconds=1&targetServerType=primary");
    }

    @Test
    void without_a_user_it_is_the_systems_as_for_psql() {
        assertThat(ConnectionUrl.parse("postgresql://h/d").user())
                .isEqualTo(System.getProperty("user.name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:topsecret@h/d",
                "postgresql://u:topsecret@h",
                "postgresql://u:topsecret@h/",
                "postgresql://u:top/secret@h/d",
                "postgresql://u:topsecret%@h/d",
                "postgresql://u:topsecret%zz@h/d",
                "postgresql://u:topsecret@h:99999/d",
                "postgresql://u:topsecret@h:x/d",
                "postgresql://u:topsecret@h?user=x/d",
                "postgresql://u:topsecret@h/d?socketFactory=evil",
                "postgresql://u:topsecret@h/d?user=other",
                "postgresql://u:topsecret@h/d?target_session_attrs=sideways",
                "postgresql://u:topsecret@h,/d"
            })
    void what_is_wrong_is_refused_in_one_sentence_without_the_password(String text) {
        assertThatThrownBy(() -> ConnectionUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not of the form")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
