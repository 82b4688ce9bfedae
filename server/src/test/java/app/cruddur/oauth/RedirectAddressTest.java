package app.cruddur.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.web.util.UriComponentsBuilder;

class RedirectAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://clock.example",
                "https://clock.example:8443/a/b;c=d/%20?x=1&y=(2)",
                "https://my_host/done",
                "https://[2001:db8::1]/done",
                "http://127.0.0.1/done",
                "http://[::1]:8080/",
                "http://localhost",
                "com.example.clock:/done"
            })
    void whom_the_rule_lets_in_spring_leads_people_to(String address) {
        assertThat(RedirectAddress.isSafe(address)).isTrue();
        RegisteredClient client =
                RegisteredClient.withId("x")
                        .clientId("x")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(address)
                        .build();
        assertThat(client.getRedirectUris()).containsExactly(address);
        assertThat(
                        UriComponentsBuilder.fromUriString(address)
                                .queryParam("code", "a.b")
                                .build(true)
                                .toUriString())
                .startsWith(address);
    }

    @Test
    void script_table_and_server_have_one_rule() throws IOException {
        String rule = "^" + RedirectAddress.pattern() + "$";
        Path root = Path.of("..");
        assertThat(Files.readString(root.resolve("bin/lib/clients.sh")))
                .contains("safe_redirect='" + rule + "'");
        assertThat(Files.readString(root.resolve("db/schema.sql"))).contains(rule);
    }
}
