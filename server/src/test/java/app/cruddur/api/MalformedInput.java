package app.cruddur.api;

import static app.cruddur.testing.server.RunningServer.JSON;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a careless or a hostile client sends. */
final class MalformedInput {

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "x",
                    "null",
                    "-1",
                    "9".repeat(40),
                    "1e999",
                    "00000000-0000-7000-8000-000000000000",
                    "00000000-0000-7000-8000-00000000000g",
                    "'; DROP TABLE users; --",
                    "%s%n%x",
                    "../../etc/passwd",
                    "..;/",
                    "\u0000",
                    "\r\nX-Injected: yes",
                    "\ud83d",
                    "\udc00x",
                    "\u202e\u2066",
                    "👩‍👩‍👧‍👦",
                    "a".repeat(5000),
                    "a".repeat(280),
                    "a".repeat(281),
                    "\u00e9".repeat(2048),
                    "\u0301".repeat(3000),
                    "{uuid}",
                    "<script>alert(1)</script>",
                    "1-hour",
                    "infinity",
                    "-infinity");
    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "[",
                    "[]",
                    "null",
                    "true",
                    "1",
                    "\"x\"",
                    "{\"message\":",
                    "{\"message\":\"\\ud800\",\"ttl\":\"1-hour\"}",
                    "{\"message\":\"\\u0000\",\"ttl\":\"1-hour\"}",
                    "{\"a\":1,\"a\":2}",
                    "\u0000\u0001",
                    "[".repeat(3000),
                    "{\"a\":".repeat(3000));

    private MalformedInput() {}

    static String text(Random random) {
        if (random.nextInt(3) > 0) {
            return one(random, TEXTS);
        }
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0x10FFFF));
        }
        return text.toString();
    }

    static String json(Random random, List<String> fields) {
        if (fields.isEmpty() || random.nextInt(4) == 0) {
            return one(random, BODIES);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (String field : fields) {
            if (random.nextInt(5) > 0) {
                body.put(field, value(random));
            }
        }
        return JSON.writeValueAsString(body);
    }

    private static @Nullable Object value(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> List.of("x");
            case 4 -> Map.of("x", 1);
            default -> text(random).replaceAll("[\ud800-\udfff]", "?");
        };
    }

    static String parameter(Random random) {
        return one(random, List.of("limit", "max_id", "since_id", "nothing", "limit[]"));
    }

    static String contentType(Random random) {
        return one(
                random,
                List.of(
                        "application/json",
                        "application/json",
                        "application/json",
                        "application/json; charset=utf-16",
                        "text/plain",
                        "multipart/form-data",
                        "application/x-www-form-urlencoded",
                        "application/json; charset=x",
                        "a/b;charset=\"",
                        "application/json;charset=\"\"",
                        "text/html; charset=iso-8859-1",
                        "*/*",
                        "x"));
    }

    static String contentEncoding(Random random) {
        return one(random, List.of("gzip", "identity", "br", "x", "gzip, gzip", ""));
    }

    static String accept(Random random) {
        return one(
                random,
                List.of(
                        "*/*",
                        "*/*",
                        "application/json",
                        "application/problem+json",
                        "text/html",
                        "x",
                        "application/json;q=nothing",
                        ";;,"));
    }

    static String header(Random random) {
        return one(random, List.of("a", "b", "", " ", "x".repeat(300), "a b", "\t", "\u00e9"));
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
