package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.OidcServer;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The rules that stand at a handler hold for the requests that Spring gives it. */
class RoutesTest {

    private static final RunningServer SERVER = RunningServer.get();

    @Test
    void a_request_has_the_handler_that_spring_gives_it() {
        assertThat(compared(SERVER))
                .contains(
                        "GET /api/activities/home",
                        "GET /api/activities/{uuid}",
                        "GET /api/activities/{uuid}/likes",
                        "PUT /api/users/@{handle}/follow",
                        "PUT /api/account/password");
        assertThat(compared(OidcServer.SERVER))
                .contains("POST /api/identity/handle", "POST /api/account/delete")
                .doesNotContain("PUT /api/account/password");
    }

    /** The addresses of which this holds. */
    private static Set<String> compared(RunningServer server) {
        Routes routes = server.bean("routes", Routes.class);
        Set<String> compared = new TreeSet<>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    for (String pattern : info.getPatternValues()) {
                        // What answers with pages is open to everybody.
                        if (!pattern.startsWith("/api/")) {
                            continue;
                        }
                        // Of one without methods no rule would be known.
                        assertThat(info.getMethodsCondition().getMethods())
                                .as(pattern)
                                .isNotEmpty();
                        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                            String path = pattern.replaceAll("\\{[^}]+}", "0198");
                            assertThat(routes.handler(method.name(), path))
                                    .as(method + " " + path)
                                    .isEqualTo(handler.getMethod());
                            compared.add(method + " " + pattern);
                        }
                    }
                });
        return compared;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/account, 401",
        "HEAD, /api/account, 401",
        "GET, /%61pi/account, 401",
        "GET, /api/acc%6Funt/export, 401",
        "GET, /api/activities/following, 401",
        "GET, /api/activities/%66ollowing, 401",
        "HEAD, /api/activities/notifications/unread, 401",
        "GET, /api/activities/0198/likes, 401",
        "PUT, /api/activities/0198/like, 401",
        "POST, /%61pi/activities, 401",
        "DELETE, /api/account/followers/@x, 401",
        // Written otherwise, it is no address at all.
        "GET, /api/account/, 404",
        "GET, /API/account, 404",
        "GET, /api//account, 400",
        "GET, /api/./account, 400",
        "GET, /api/account;x=y, 400",
        "GET, /api/account%2fexport, 400",
        "GET, /api/%2561ccount, 400",
        // Open to everybody.
        "GET, /api/session, 200",
        "HEAD, /api/activities/home, 200",
        "GET, /%61pi/activities/home, 200",
        "GET, /api/nothing, 404",
        "GET, /api/activities/0198/reply, 405",
        "POST, /api/activities/home, 405",
        "PATCH, /api/account, 405",
        "POST, /api/nothing, 404"
    })
    void a_stranger_gets_in_by_no_way_of_writing_the_path(String method, String path, int status)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(SERVER.address() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(status);
        }
    }
}
