package app.cruddur.about;

import app.cruddur.health.Release;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Visitors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
class ServerApi {

    private final Server server;

    ServerApi(ServerIdentity identity, Visitors visitors) {
        server =
                new Server(
                        identity.name(),
                        identity.line().isEmpty() ? null : identity.line(),
                        identity.rules(),
                        identity.contact().isEmpty() ? null : identity.contact(),
                        identity.languages(),
                        visitors.read(),
                        Release.version());
    }

    /**
     * The server as its people see it.
     *
     * @param name the picture of the server is drawn from it
     * @param rules in the order in which they are numbered
     * @param contact a mail address or an https address
     * @param languages BCP 47 tags of the languages that people write in
     * @param visitors whether strangers read what is for everyone
     * @param version the release
     */
    record Server(
            String name,
            @Nullable String line,
            List<String> rules,
            @Nullable String contact,
            List<String> languages,
            boolean visitors,
            @Schema(example = "0.1.0") String version) {}

    /** What this server is: its name, rules, contact and languages. */
    @OpenApiResponses(shape = Server.class)
    @GetMapping(path = "/api/server", produces = MediaType.APPLICATION_JSON_VALUE)
    Server server() {
        return server;
    }
}
