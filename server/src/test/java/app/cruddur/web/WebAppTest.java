package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The web app's files over HTTP: how they travel, and who may keep them for how long. */
@ExtendWith(OutputCaptureExtension.class)
class WebAppTest {

    private static final String NOWHERE = "/no/such/page";
    private static final String POLICY = "Content-Security-Policy";

    private final RunningServer server = RunningServer.get();

    @ParameterizedTest
    @CsvSource({"'gzip, deflate, br', br", "gzip, gzip", "identity, ''"})
    void an_asset_travels_small_and_is_kept_for_good(String accepted, String encoding) {
        HttpResponse<String> asset = get(asset(), "Accept-Encoding", accepted);
        assertThat(asset.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
        assertThat(asset.headers().firstValue("Cache-Control"))
                .hasValue("max-age=31536000, public, immutable");
        assertThat(asset.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(String.join(", ", asset.headers().allValues("Vary")))
                .containsIgnoringCase("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/about", "/account/", "/@andrewbrown"})
    void a_page_is_kept_by_nobody_for_it_names_the_assets_of_the_day(String page) {
        HttpResponse<String> answer = get(page, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void it_can_be_installed_and_takes_what_other_apps_share_by_its_worker_alone() {
        HttpResponse<String> manifest = get("/manifest.json", "Accept", "*/*");
        assertThat(manifest.headers().firstValue("Content-Type")).hasValue("application/json");
        RunningServer.json(manifest)
                .get("icons")
                .forEach(icon -> {
                    HttpResponse<String> drawn = get(icon.get("src").asString(), "Accept", "*/*");
                    assertThat(drawn.headers().firstValue("Content-Type"))
                            .hasValue(icon.get("type").asString());
                    assertThat(drawn.headers().firstValue("Cache-Control"))
                            .hasValue("max-age=86400, public");
                });
        assertThat(get("/", "Accept", "text/html").body()).contains("/manifest.json");
        // By GET, the text would stand in the logs of proxies.
        JsonNode share = RunningServer.json(manifest).get("share_target");
        assertThat(share.get("method").asString()).isEqualTo("POST");

        HttpResponse<String> worker = get("/sw.js", "Accept", "*/*");
        assertThat(worker.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
        assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(worker.headers().firstValue(POLICY).orElseThrow()).contains("worker-src 'self'");
        assertThat(worker.body())
                .contains(asset(), share.get("action").asString())
                .doesNotContain("__ASSETS__", "__RELEASE__");
    }

    /** As the browser of a telephone sends it, which has not kept the worker. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "same-origin", "cross-site"})
    void what_is_shared_without_the_worker_leads_to_the_form_and_is_put_nowhere(
            String from, CapturedOutput log) throws SQLException {
        Client person = server.joined("sharer_" + from.replace('-', '_'), log);
        String shared = "shared-without-worker-" + from;
        String posts = "SELECT count(*)::text FROM activities";
        String before = server.ask(posts);

        HttpResponse<String> answer =
                person.send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/share"))
                                .header("Accept", "text/html")
                                .header("Sec-Fetch-Site", from)
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "--part\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n%s\r\n--part--\r\n"
                                                        .formatted(shared))));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/#share=");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.body()).isEmpty();
        assertThat(server.ask(posts)).isEqualTo(before);
        assertThat(log.getAll()).doesNotContain(shared);
    }

    @Test
    void a_browser_loads_for_pages_only_what_is_ours_and_for_the_api_nothing() {
        for (String page : new String[] {"/", "/about", NOWHERE}) {
            assertThat(get(page, "Accept", "text/html").headers().allValues(POLICY))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'; script-src 'self';")
                    .endsWith("frame-ancestors 'none'");
        }
        for (String answer :
                new String[] {
                    "/api/activities/home", "/api/activities/home?limit=2", "/api/no/such/thing"
                }) {
            assertThat(get(answer, "Accept", "*/*").headers().allValues(POLICY))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
        }
    }

    @Test
    void a_page_has_its_style_in_itself_and_its_policy_allows_no_other() throws Exception {
        for (String page : new String[] {"/", "/about", "/@nobody_here"}) {
            HttpResponse<String> answer = get(page, "Accept", "text/html");
            Matcher style =
                    Pattern.compile("<style>(.+?)</style>", Pattern.DOTALL).matcher(answer.body());
            assertThat(style.find()).isTrue();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(answer.headers().firstValue(POLICY).orElseThrow())
                    .contains(
                            "style-src 'self' 'sha256-"
                                    + Base64.getEncoder().encodeToString(hash)
                                    + "';");
            assertThat(style.find()).isFalse();
            assertThat(answer.body()).doesNotContain("stylesheet");
        }
    }

    @Test
    void an_address_that_is_no_page_is_drawn_to_people_and_told_to_programs() {
        HttpResponse<String> person =
                get(NOWHERE, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(person.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(person.body()).isEqualTo(get("/", "Accept", "text/html").body());

        for (HttpResponse<String> program :
                new HttpResponse[] {
                    get(NOWHERE, "Accept", "*/*"),
                    get("/api/no/such/thing", "Accept", "text/html"),
                    get("/assets/index-of-last-week.js", "Accept", "*/*")
                }) {
            assertThat(program.statusCode()).isEqualTo(404);
            assertThat(program.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
    }

    @Test
    void who_asks_for_what_every_site_has_finds_it() {
        HttpResponse<String> robots = get("/robots.txt", "Accept", "*/*");
        assertThat(robots.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(robots.body()).endsWith("User-agent: *\nDisallow: /api/\n");
        assertThat(get("/favicon.ico", "Accept", "image/*").headers().firstValue("Cache-Control"))
                .hasValue("max-age=86400, public");
        HttpResponse<String> change = get("/.well-known/change-password", "Accept", "text/html");
        assertThat(change.statusCode()).isEqualTo(302);
        assertThat(change.headers().firstValue("Location")).hasValue("/account");
    }

    /** The address of the page's script, which has the hash of its content in it. */
    private String asset() {
        Matcher script =
                Pattern.compile("src=\"(/assets/index-[^\"]+\\.js)\"")
                        .matcher(get("/", "Accept", "text/html").body());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    private HttpResponse<String> get(String path, String header, String value) {
        return server.client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .header(header, value));
    }
}
