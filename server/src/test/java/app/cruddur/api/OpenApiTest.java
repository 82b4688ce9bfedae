package app.cruddur.api;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.GeneratedFile;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's description is generated from the controllers, committed, and served. */
class OpenApiTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void the_committed_description_is_what_the_controllers_say() throws IOException {
        GeneratedFile.compare(
                "server/src/main/resources/static/openapi.json",
                OpenApi.generate(
                        server.client().get("/v3/api-docs").body(),
                        server.bean(
                                "requestMappingHandlerMapping",
                                RequestMappingHandlerMapping.class)));
    }

    @Test
    void it_is_served() {
        HttpResponse<String> description = server.client().get("/openapi.json");
        assertThat(description.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json(description).get("openapi").asString()).isEqualTo("3.1.0");
    }
}
