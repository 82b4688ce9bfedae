package app.cruddur.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConnectionUrlTest {

    @Test
    void a_password_with_special_characters_comes_out_as_it_was() {
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "postgresql://cruddurroot:a%2Fb%40c%3Ad%25e%23+@db.example:6543/other?sslmode=require");

        assertThat(url.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:6543/other?sslmode=require");
        assertThat(url.user()).isEqualTo("cruddurroot");
        assertThat(url.password()).isEqualTo("a/b@c:d%e#+");
    }

    @Test
    void an_ipv6_host_and_the_usual_port_are_understood() {
        assertThat(ConnectionUrl.parse("postgresql://u:p@[::1]/cruddur").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/cruddur");
    }

    @Test
    void the_password_shows_neither_in_an_error_nor_in_the_text_of_the_url() {
        assertThatThrownBy(() -> ConnectionUrl.parse("postgresql://u:sec ret@host/db"))
                .hasMessageContaining("percent-encode")
                .hasMessageNotContaining("ret@")
                .hasNoCause();
        assertThat(ConnectionUrl.parse("postgresql://u:secret@host/db").toString())
                .doesNotContain("secret");
    }
}
