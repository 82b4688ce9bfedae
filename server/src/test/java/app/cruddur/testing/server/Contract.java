package app.cruddur.testing.server;

import static app.cruddur.testing.server.RunningServer.JSON;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds an answer of the API against the committed openapi.json: its status is one that the
 * operation documents, its headers are there, and its body has the documented shape.
 */
public final class Contract {

    public static final JsonNode DOCUMENT = document();

    /** "GET /api/activities/home 200", for each documented answer that was seen. */
    public static final Set<String> REACHED = new ConcurrentSkipListSet<>();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<JsonNode, Schema> SCHEMAS = new ConcurrentHashMap<>();

    /** What a request gets that no operation is for. */
    private static final Set<Integer> WITHOUT_OPERATION =
            Set.of(400, 401, 403, 404, 405, 406, 413, 415);

    private Contract() {}

    private static JsonNode document() {
        try (InputStream file = Contract.class.getResourceAsStream("/static/openapi.json")) {
            return JSON.readTree(
                    new String(
                            Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static void check(CacheRules.Asked question, HttpResponse<String> answer) {
        HttpRequest sent = question.request();
        String path = sent.uri().getRawPath();
        if (!path.startsWith("/api/") && !DOCUMENT.path("paths").has(path)) {
            return;
        }
        String verb = sent.method().equals("HEAD") ? "GET" : sent.method();
        String asked = sent.method() + " " + path + " answered " + answer.statusCode();
        Optional<String> template = template(path);
        JsonNode operation =
                template.map(known -> DOCUMENT.path("paths").path(known))
                        .map(known -> known.path(verb.toLowerCase(Locale.ROOT)))
                        .orElse(JSON.createObjectNode());
        if (answer.headers().firstValue("X-Request-Id").isEmpty()) {
            throw new AssertionError(asked + " without X-Request-Id");
        }
        boolean shared = operation.at("/responses/304").isObject() && answer.statusCode() < 400;
        // What is the same for everybody says by itself how long it may be kept.
        if (!path.startsWith("/.well-known/")) {
            question.check(asked, shared, answer);
        }
        if (!operation.isObject() || operation.isEmpty()) {
            if (!WITHOUT_OPERATION.contains(answer.statusCode())) {
                throw new AssertionError(asked + ", an operation that is not documented");
            }
            validate(asked, DOCUMENT.at("/components/schemas/Problem"), answer.body());
            return;
        }
        JsonNode documented =
                resolved(operation.path("responses").path(Integer.toString(answer.statusCode())));
        if (!documented.isObject()) {
            throw new AssertionError(asked + ", which is not documented: " + answer.body());
        }
        REACHED.add(verb + " " + template.orElseThrow() + " " + answer.statusCode());
        documented
                .path("headers")
                .propertyStream()
                .forEach(header -> {
                    if (resolved(header.getValue()).path("required").asBoolean(false)
                            && answer.headers().firstValue(header.getKey()).isEmpty()) {
                        throw new AssertionError(asked + " without the header " + header.getKey());
                    }
                });
        if (sent.method().equals("HEAD")) {
            return;
        }
        JsonNode content = documented.path("content");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (content.isEmpty()) {
            if (!answer.body().isEmpty()) {
                throw new AssertionError(asked + " with a body, where none is documented");
            }
            return;
        }
        String documentedType = content.propertyNames().iterator().next();
        if (!type.equals(documentedType)) {
            throw new AssertionError(asked + " as " + type + ", not " + documentedType);
        }
        if (!documentedType.equals("text/event-stream")) {
            validate(asked, content.path(documentedType).path("schema"), answer.body());
        }
    }

    private static void validate(String asked, JsonNode shape, String body) {
        Schema schema = SCHEMAS.computeIfAbsent(shape, Contract::schema);
        List<Error> errors =
                schema.validate(
                        JSON.readTree(body),
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw new AssertionError(asked + " in another shape: " + errors + "\n" + body);
        }
    }

    /** A schema of the document, together with the components it refers to. */
    private static Schema schema(JsonNode shape) {
        ObjectNode schema = (ObjectNode) shape.deepCopy();
        schema.set("components", DOCUMENT.get("components"));
        return REGISTRY.getSchema(schema);
    }

    /** What a reference to a part of the document refers to; anything else as it is. */
    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** The documented path that an address matches; of several, that with the most fixed text. */
    private static Optional<String> template(String path) {
        return DOCUMENT.path("paths").propertyNames().stream()
                .filter(template -> pattern(template).matcher(path).matches())
                .max(
                        Comparator.comparingInt(
                                template -> template.replaceAll("\\{[^}]+}", "").length()));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(
                Pattern.compile("\\{[^}]+}")
                                .splitAsStream(template)
                                .map(Pattern::quote)
                                .collect(Collectors.joining("[^/]*"))
                        + (template.endsWith("}") ? "[^/]*" : ""));
    }
}
