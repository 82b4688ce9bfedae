package app.cruddur.api;

import app.cruddur.identity.IdentityError;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Page;
import app.cruddur.web.PageByTime;
import app.cruddur.web.Problem;
import app.cruddur.web.Refuses;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequiresRole;
import app.cruddur.web.Routes;
import app.cruddur.web.Viewer;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes openapi.json: springdoc finds the addresses, their parameters and bodies; what they answer
 * stands beside them in {@link OpenApiResponses}; what every address may answer is added here.
 */
final class OpenApi {

    /** Headers, and what they say. */
    private static final Map<String, String> HEADERS =
            Map.of(
                    "Preference-Applied", "receipt, where one was asked for and could be given",
                    "Receipt",
                            "a signed statement about the crud: a compact JWS of the type receipt+jwt",
                    "Receipt-Nonce", "what the receipt's hash of the text begins with",
                    "X-Request-Id", "names this request in the server's log",
                    "Link", "the neighbouring pages (RFC 8288), rel next and prev",
                    "ETag", "names these bytes, for If-None-Match",
                    "Cache-Control",
                            "s-maxage is 5 at most, and ends before the first crud does; no-store where the"
                                    + " request shows a session or a token",
                    "Content-Disposition", "a file name to save it under");

    /** Headers that a success need not have. */
    private static final Set<String> SOMETIMES =
            Set.of("Link", "Preference-Applied", "Receipt", "Receipt-Nonce");

    /** The parameters that several addresses have. */
    private static final Map<String, String> PARAMETERS =
            new TreeMap<>(
                    Map.of(
                            "max_id",
                            """
                            {"name": "max_id", "in": "query", "description": "only what is older than this id, the nearest",
                             "schema": {"type": "string", "format": "uuid"}}\
                            """,
                            "min_id",
                            """
                            {"name": "min_id", "in": "query", "description": "only what is newer than this id, the nearest",
                             "schema": {"type": "string", "format": "uuid"}}\
                            """,
                            "after",
                            """
                            {"name": "after", "in": "query", "description": "only what stands after the place that a Link said",
                             "schema": {"type": "string"}}\
                            """,
                            "limit",
                            """
                            {"name": "limit", "in": "query", "description": "how many at most",
                             "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 50}}\
                            """,
                            "Idempotency-Key",
                            """
                            {"name": "Idempotency-Key", "in": "header",
                             "description": "1 to 255 visible ASCII characters; the same key with the same body at the same address is the same crud within an hour",
                             "schema": {"type": "string"}}\
                            """,
                            "Prefer",
                            """
                            {"name": "Prefer", "in": "header",
                             "description": "receipt: the answer has a signed statement about the crud in Receipt, which is kept nowhere here, and what its hash of the text begins with in Receipt-Nonce (RFC 7240)",
                             "schema": {"type": "string"}}\
                            """));

    private final Javadocs javadocs = new Javadocs();
    private final ObjectNode document;
    private final RequestMappingHandlerMapping mappings;

    private OpenApi(ObjectNode document, RequestMappingHandlerMapping mappings) {
        this.document = document;
        this.mappings = mappings;
    }

    static String generate(String springdocs, RequestMappingHandlerMapping mappings) {
        OpenApi api = new OpenApi((ObjectNode) RunningServer.JSON.readTree(springdocs), mappings);
        api.describe();
        return RunningServer.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(api.document)
                + "\n";
    }

    private void describe() {
        ObjectNode paths = (ObjectNode) document.get("paths");
        List<String> known = new ArrayList<>();
        mappings.getHandlerMethods()
                .forEach((info, method) -> {
                    if (method.hasMethodAnnotation(OpenApiResponses.class)) {
                        known.addAll(describe(paths, info, method));
                    } else if (method.getBeanType().getPackageName().startsWith("app.cruddur")
                            // What answers with pages is no part of the API.
                            && AnnotatedElementUtils.hasAnnotation(
                                    method.getBeanType(), RestController.class)) {
                        throw new AssertionError(method + " has no @OpenApiResponses.");
                    }
                });
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        paths.propertyStream()
                .forEach(path -> {
                    if (known.contains(path.getKey())) {
                        sorted.put(path.getKey(), path.getValue());
                    }
                });
        ObjectNode result = RunningServer.JSON.createObjectNode();
        result.put("openapi", "3.1.0");
        result.putObject("info")
                .put("title", "Cruddur")
                .put("version", "1")
                .put(
                        "description",
                        "A micro-blog whose posts are promises to be forgotten. Sign-in is a cookie"
                                + " (SESSION, with https __Host-SESSION); what writes sends the"
                                + " cookie XSRF-TOKEN (__Host-XSRF-TOKEN) back in the"
                                + " header X-XSRF-TOKEN, which GET /api/session sets. A bearer token"
                                + " takes the place of both. Errors are"
                                + " problem+json (RFC 9457); ErrorCode says what to do about each"
                                + " code. Fields of a body that are not named here are ignored.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        result.putArray("servers").addObject().put("url", "/");
        result.set("paths", RunningServer.JSON.valueToTree(sorted));
        ObjectNode components = result.putObject("components");
        components.set("schemas", schemas());
        components.set("headers", RunningServer.JSON.valueToTree(headers));
        components.set("responses", repeated((ObjectNode) result.get("paths")));
        ObjectNode parameters = components.putObject("parameters");
        PARAMETERS.forEach(
                (name, parameter) -> parameters.set(name, RunningServer.JSON.readTree(parameter)));
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "SESSION");
        schemes.putObject("csrf")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "X-XSRF-TOKEN");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
        document.removeAll();
        document.setAll(result);
    }

    /**
     * Takes the refusals that several operations have in common out of them, and refers to them.
     */
    private static ObjectNode repeated(ObjectNode paths) {
        Map<JsonNode, List<Runnable>> places = new LinkedHashMap<>();
        TreeMap<String, JsonNode> shared = new TreeMap<>();
        for (JsonNode path : paths) {
            for (JsonNode operation : path) {
                ObjectNode responses = (ObjectNode) operation.get("responses");
                for (String status : List.copyOf(responses.propertyNames())) {
                    JsonNode response = responses.get(status);
                    if (Integer.parseInt(status) < 300) {
                        continue;
                    }
                    String name =
                            status.equals("304")
                                    ? "unchanged"
                                    : response.get("description").asString().replace(", ", ".");
                    places.computeIfAbsent(response, same -> new ArrayList<>())
                            .add(() -> {
                                shared.put(name, response);
                                responses
                                        .putObject(status)
                                        .put("$ref", "#/components/responses/" + name);
                            });
                }
            }
        }
        places.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> same.forEach(Runnable::run));
        return RunningServer.JSON.valueToTree(shared);
    }

    /** Those that answers have, by name; an operation refers to them. */
    private final TreeMap<String, JsonNode> headers = new TreeMap<>();

    private final Set<String> strict = new TreeSet<>();
    private final TreeMap<String, JsonNode> shapes = new TreeMap<>();

    /** What bodies and answers are made of. */
    private final Set<Class<?>> records = new LinkedHashSet<>();

    private void add(Class<?> type) {
        if (type.isRecord() && records.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                ResolvableType generic = ResolvableType.forType(component.getGenericType());
                add(generic.resolve(Object.class));
                for (ResolvableType argument : generic.getGenerics()) {
                    add(argument.resolve(Object.class));
                }
            }
        }
    }

    private void describe(Class<?> type) {
        javadocs.of(type)
                .ifPresent(comment ->
                        comment.parameters().forEach((name, text) -> describe(type, name, text)));
    }

    private void describe(Class<?> type, String name, String text) {
        JsonNode schema = shapes.get(nameOf(type));
        if (schema == null || !(schema.at("/properties/" + name) instanceof ObjectNode property)) {
            throw new AssertionError(type + " has Javadoc of " + name + ", which it has not.");
        }
        property.put("description", text);
    }

    private JsonNode schemas() {
        shape(Problem.class);
        add(Problem.class);
        JsonNode bodies = document.at("/components/schemas");
        bodies.propertyStream().forEach(body -> shapes.putIfAbsent(body.getKey(), body.getValue()));
        records.forEach(this::describe);
        shapes.put("ErrorCode", errorCodes());
        ((ObjectNode) Objects.requireNonNull(shapes.get("Problem")).get("properties"))
                .putObject("code")
                .put("$ref", "#/components/schemas/ErrorCode")
                .put("description", "the first of the reasons");
        return RunningServer.JSON.valueToTree(shapes);
    }

    /** Each code with its status and what to do. */
    private static JsonNode errorCodes() {
        ObjectNode schema = RunningServer.JSON.createObjectNode();
        schema.put("type", "string");
        schema.put("description", "Later releases may have more.");
        ArrayNode codes = schema.putArray("oneOf");
        new TreeMap<>(ErrorCodes.all())
                .forEach((wire, code) ->
                        codes.addObject()
                                .put("const", wire)
                                .put("description", code.status() + ": " + code.detail()));
        return schema;
    }

    private List<String> describe(ObjectNode paths, RequestMappingInfo info, HandlerMethod method) {
        List<String> described = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                JsonNode operation = paths.path(path).path(verb.name().toLowerCase(Locale.ROOT));
                if (!operation.isObject()) {
                    throw new AssertionError("springdoc does not know " + verb + " " + path);
                }
                describe((ObjectNode) operation, verb, path, method);
                described.add(path);
            }
        }
        return described;
    }

    private void describe(
            ObjectNode operation, RequestMethod verb, String path, HandlerMethod method) {
        OpenApiResponses answers =
                Objects.requireNonNull(method.getMethodAnnotation(OpenApiResponses.class));
        add(answers.shape());
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                add(parameter.getParameterType());
            }
        }
        boolean signedIn = signedIn(method);
        boolean writes = verb != RequestMethod.GET;
        operation.remove("tags");
        operation.putArray("tags").add(tag(method));
        ArrayNode security = operation.putArray("security");
        if (signedIn || writes) {
            ObjectNode needed = security.addObject();
            if (signedIn) {
                needed.putArray("session");
            }
            if (writes) {
                needed.putArray("csrf");
            }
            if (signedIn
                    && !(writes && path.startsWith("/api/account/"))
                    && !path.startsWith("/api/moderation/")) {
                security.addObject().putArray("bearer");
            }
        }
        Javadocs.Comment comment = javadocs.of(method.getMethod());
        operation.put("summary", comment.summary());
        List<String> page = pageParameters(method);
        boolean paged = !page.isEmpty();
        if (operation.get("parameters") instanceof ArrayNode parameters) {
            parameters.removeIf(parameter -> parameter.get("name").asString().equals("page"));
            page.forEach(name -> parameters.addObject().put("name", name));
            Map<String, String> said = saidOfParameters(method, comment);
            for (JsonNode parameter : parameters) {
                describe((ObjectNode) parameter, said);
            }
        }
        ObjectNode responses = operation.putObject("responses");
        success(responses, answers);
        if (path.startsWith("/api/") && !path.equals("/api/health-check")) {
            ObjectNode headers = (ObjectNode) responses.at("/" + answers.status() + "/headers");
            header(headers, "RateLimit-Policy", "the quota (docs/limits.md)", true);
            header(headers, "RateLimit", "what is left of it", true);
        }
        TreeMap<Integer, TreeSet<String>> codes = new TreeMap<>();
        Set<ErrorCode> all = new LinkedHashSet<>(codes(answers.refusals()));
        for (Class<?> type : answers.using()) {
            Refuses refuses = type.getAnnotation(Refuses.class);
            if (refuses == null) {
                throw new AssertionError(type + " does not say what it @Refuses.");
            }
            all.addAll(codes(refuses.value()));
        }
        all.addAll(List.of(RequestError.REQUEST_REFUSED, RequestError.INTERNAL_ERROR));
        if (!Set.of("/livez", "/api/health-check").contains(path)) {
            all.add(RequestError.DATABASE_UNAVAILABLE);
        }
        if (path.startsWith("/api/") && !path.equals("/api/health-check")) {
            all.add(RequestError.TOO_MANY_REQUESTS);
        }
        if (signedIn || refusesVisitors(method)) {
            all.addAll(List.of(RequestError.NOT_SIGNED_IN, RequestError.TOKEN_INVALID));
        }
        if (writes) {
            all.addAll(
                    List.of(
                            IdentityError.CSRF_TOKEN_MISSING,
                            IdentityError.CSRF_TOKEN_INVALID,
                            RequestError.BODY_TOO_LARGE,
                            RequestError.CONTENT_TYPE_UNSUPPORTED,
                            RequestError.CONTENT_ENCODING_UNSUPPORTED,
                            RequestError.SERVER_BUSY));
        }
        if (signedIn && writes) {
            all.addAll(List.of(IdentityError.HANDLE_NEEDED, IdentityError.ACCOUNT_DISABLED));
        }
        if (signedIn && writes && !path.startsWith("/api/account/")) {
            all.addAll(codes(new String[] {"account_suspended"}));
        }
        if (signedIn && writes && path.startsWith("/api/account/")) {
            all.add(IdentityError.SIGN_IN_AGAIN);
        }
        RequiresRole role = Routes.annotation(method.getMethod(), RequiresRole.class);
        if (role != null) {
            all.addAll(
                    codes(
                            new String[] {
                                role.value() == Viewer.Role.ADMIN
                                        ? "admins_only"
                                        : "moderators_only",
                                "factor_missing",
                                "factor_again"
                            }));
        }
        if (paged) {
            all.addAll(List.of(RequestError.LIMIT_INVALID, RequestError.CURSOR_INVALID));
        }
        if (has(method, RequestBody.class)) {
            all.add(RequestError.BODY_MALFORMED);
        }
        if (answers.shape() != Void.class) {
            all.add(RequestError.NOT_ACCEPTABLE);
        }
        if (has(method, PathVariable.class)) {
            all.add(RequestError.NOT_FOUND);
        }
        for (ErrorCode code : all) {
            codes.computeIfAbsent(code.status(), status -> new TreeSet<>()).add(code.wire());
        }
        codes.forEach((status, wires) -> refusal(responses, status, wires));
    }

    private static void describe(ObjectNode parameter, Map<String, String> said) {
        String name = parameter.get("name").asString();
        if (PARAMETERS.containsKey(name)) {
            parameter.removeAll().put("$ref", "#/components/parameters/" + name);
        } else if (said.containsKey(name)) {
            parameter.put("description", said.get(name));
        }
    }

    /** By the names that the parameters have in the API. */
    private static Map<String, String> saidOfParameters(
            HandlerMethod method, Javadocs.Comment comment) {
        Map<String, String> said = new TreeMap<>(comment.parameters());
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
            String name = query != null ? query.name() : header != null ? header.name() : "";
            String text = comment.parameters().get(parameter.getParameter().getName());
            if (!name.isEmpty() && text != null) {
                said.put(name, text);
            }
        }
        return said;
    }

    /** Whether strangers are refused here on a server with {@code VISITORS=none}. */
    private static boolean refusesVisitors(HandlerMethod method) {
        OpenTo open = Routes.annotation(method.getMethod(), OpenTo.class);
        return open != null && open.value() == OpenTo.Who.VISITORS;
    }

    private static List<ErrorCode> codes(String[] wires) {
        return Arrays.stream(wires).map(ErrorCodes::of).toList();
    }

    /** By what its list is asked for in pages; none where there is no list. */
    private static List<String> pageParameters(HandlerMethod method) {
        List<Class<?>> types = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            types.add(parameter.getParameterType());
        }
        if (types.contains(Page.class)) {
            return List.of("limit", "max_id", "min_id");
        }
        return types.contains(PageByTime.class) ? List.of("after", "limit") : List.of();
    }

    private void success(ObjectNode responses, OpenApiResponses answers) {
        ObjectNode success = responses.putObject(Integer.toString(answers.status()));
        success.put("description", answers.status() == 204 ? "Done." : "The answer.");
        ObjectNode headers = success.putObject("headers");
        header(headers, "X-Request-Id", HEADERS.get("X-Request-Id"), true);
        if (answers.shared()) {
            header(headers, "ETag", HEADERS.get("ETag"), true);
            header(headers, "Cache-Control", HEADERS.get("Cache-Control"), true);
            ObjectNode unchanged = responses.putObject("304");
            unchanged.put("description", "The client has these bytes already.");
            unchanged.set("headers", headers.deepCopy());
        }
        for (String name : answers.headers()) {
            header(headers, name, HEADERS.get(name), !SOMETIMES.contains(name));
        }
        if (answers.stream()) {
            success.putObject("content")
                    .putObject("text/event-stream")
                    .putObject("schema")
                    .put("type", "string");
        }
        if (answers.shape() != Void.class) {
            ObjectNode schema =
                    success.putObject("content").putObject("application/json").putObject("schema");
            String reference = "#/components/schemas/" + shape(answers.shape());
            if (answers.list()) {
                schema.put("type", "array").putObject("items").put("$ref", reference);
            } else {
                schema.put("$ref", reference);
            }
        }
    }

    private void refusal(ObjectNode responses, int status, Set<String> codes) {
        ObjectNode refusal = responses.putObject(Integer.toString(status));
        refusal.put("description", String.join(", ", codes));
        ObjectNode headers = refusal.putObject("headers");
        header(headers, "X-Request-Id", HEADERS.get("X-Request-Id"), true);
        if (status == 429) {
            header(headers, "RateLimit-Policy", "the quota (docs/limits.md)", true);
            header(headers, "RateLimit", "what is left of it", true);
            header(headers, "Retry-After", "seconds to wait", true);
        }
        ArrayNode both =
                refusal.putObject("content")
                        .putObject("application/problem+json")
                        .putObject("schema")
                        .putArray("allOf");
        both.addObject().put("$ref", "#/components/schemas/Problem");
        ArrayNode names =
                both.addObject().putObject("properties").putObject("code").putArray("enum");
        codes.forEach(names::add);
    }

    private void header(ObjectNode answer, String name, @Nullable String says, boolean always) {
        ObjectNode header = RunningServer.JSON.createObjectNode();
        header.put("description", says == null ? "" : says);
        header.put("required", always);
        header.putObject("schema").put("type", name.equals("Retry-After") ? "integer" : "string");
        headers.put(name, header);
        answer.putObject(name).put("$ref", "#/components/headers/" + name);
    }

    /** Every field of an answer is there; only those marked @Nullable may be null. */
    private String shape(Class<?> shape) {
        var resolved =
                ModelConverters.getInstance(true)
                        .readAllAsResolvedSchema(new AnnotatedType(shape).resolveAsRef(false));
        resolved.referencedSchemas.forEach((name, schema) ->
                shapes.putIfAbsent(name, RunningServer.JSON.readTree(Json31.pretty(schema))));
        String name =
                resolved.schema.getName() == null
                        ? shape.getSimpleName()
                        : resolved.schema.getName();
        strict(shape, name);
        return name;
    }

    private void strict(Class<?> shape, String name) {
        if (!strict.add(name)) {
            return;
        }
        if (!(shapes.get(name) instanceof ObjectNode schema)) {
            throw new AssertionError("There is no schema for " + shape);
        }
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : shape.getRecordComponents()) {
            required.add(component.getName());
            Class<?> type = component.getType();
            JsonNode property = schema.at("/properties/" + component.getName());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && property instanceof ObjectNode field) {
                nullable(field);
            }
            if (type == List.class
                    && component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element) {
                type = element;
            }
            if (type == Map.class
                    && component.getGenericType() instanceof ParameterizedType map
                    && map.getActualTypeArguments()[1] instanceof Class<?> value) {
                type = value;
            }
            if (type.isRecord() && shapes.containsKey(nameOf(type))) {
                strict(type, nameOf(type));
            }
        }
    }

    private static void nullable(ObjectNode field) {
        if (field.has("$ref")) {
            String reference = field.get("$ref").asString();
            field.removeAll();
            ArrayNode either = field.putArray("anyOf");
            either.addObject().put("$ref", reference);
            either.addObject().put("type", "null");
        } else {
            String type = field.get("type").asString();
            field.putArray("type").add(type).add("null");
            if (field.get("enum") instanceof ArrayNode words) {
                words.addNull();
            }
        }
    }

    private static String nameOf(Class<?> type) {
        io.swagger.v3.oas.annotations.media.Schema named =
                type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return named == null || named.name().isEmpty() ? type.getSimpleName() : named.name();
    }

    /** The feature's folder. */
    private static String tag(HandlerMethod method) {
        String folder = method.getBeanType().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    /**
     * Whether the handler is for who is signed in.
     *
     * @throws AssertionError where a stranger would be let in as nobody to a handler that takes
     *     somebody, or the other way round
     */
    private static boolean signedIn(HandlerMethod method) {
        OpenTo open = Routes.annotation(method.getMethod(), OpenTo.class);
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == Viewer.class
                    && isNullable(parameter) == (open == null)) {
                throw new AssertionError(method + ": its viewer and @OpenTo say different things.");
            }
        }
        return open == null;
    }

    private static boolean isNullable(MethodParameter parameter) {
        return parameter
                .getExecutable()
                .getAnnotatedParameterTypes()[parameter.getParameterIndex()]
                .isAnnotationPresent(Nullable.class);
    }

    private static boolean has(
            HandlerMethod method, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }
}
