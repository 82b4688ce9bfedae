package app.cruddur.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as much of IAM, Lambda, Cognito and RDS as bin/lambda-deploy asks for, and does as their
 * documentation says: a new role is not known at once, and a pool's setting that an update leaves
 * out is reset. It shows that what we send is well-formed; not that AWS agrees.
 */
final class LambdaStub implements AutoCloseable {

    static final String POOL = "us-east-1_AbCdEfGhI";
    static final String POOL_ARN = "arn:aws:cognito-idp:us-east-1:1:userpool/" + POOL;
    static final String FUNCTION_ARN =
            "arn:aws:lambda:us-east-1:1:function:cruddur-post-confirmation";
    static final String ROLE_ARN = "arn:aws:iam::1:role/cruddur-post-confirmation";

    /** What a pool says of itself and cannot be updated. */
    private static final List<String> FIXED =
            List.of("Id", "Arn", "Name", "CreationDate", "SchemaAttributes", "UsernameAttributes");

    private static final String INSTANCE =
            """
            <DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBInstancesResult><DBInstances><DBInstance>
            <VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>sg-db</VpcSecurityGroupId></VpcSecurityGroupMembership></VpcSecurityGroups>
            <DBSubnetGroup><Subnets><Subnet><SubnetIdentifier>subnet-a</SubnetIdentifier></Subnet><Subnet><SubnetIdentifier>subnet-b</SubnetIdentifier></Subnet></Subnets></DBSubnetGroup>
            </DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer http;
    private final List<String> acts = new CopyOnWriteArrayList<>();
    private final Map<String, String> last = new TreeMap<>();

    volatile boolean roleThere;
    volatile boolean permitted;
    private volatile @Nullable ObjectNode function;
    volatile ObjectNode pool;

    /** A setting that an update resets although it was sent; none: empty. */
    volatile String forgets = "";

    private int triesUntilTheRoleIsKnown = 1;

    LambdaStub(String pool) {
        this.pool = (ObjectNode) JSON.readTree(pool);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** The function's settings, which there must be. */
    ObjectNode function() {
        return Objects.requireNonNull(function);
    }

    /** What changed something or tried to, in its order. */
    List<String> acts() {
        return acts.stream().filter(act -> !act.matches("Get.*|Describe.*")).toList();
    }

    void forgetActs() {
        acts.clear();
    }

    /** The body of the last such request. */
    String sent(String act) {
        return last.getOrDefault(act, "");
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private record Answer(int status, String text) {}

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String path = exchange.getRequestURI().getPath();
            Answer answer;
            if (target != null) {
                answer = cognito(noted(target.replaceFirst(".*\\.", ""), body), body);
            } else if (path.startsWith("/2015-03-31/functions")) {
                answer = lambda(exchange.getRequestMethod() + path.substring(21), body);
            } else {
                answer = iam(URLDecoder.decode(body, StandardCharsets.UTF_8));
            }
            byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
            if (answer.status() >= 400 && path.startsWith("/2015-03-31")) {
                exchange.getResponseHeaders()
                        .set(
                                "x-amzn-ErrorType",
                                answer.text().replaceAll(".*\"Code\":\"|\".*", ""));
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String noted(String act, String body) {
        acts.add(act);
        last.put(act, body);
        return act;
    }

    private Answer iam(String body) {
        String act = noted(body.replaceAll("(?s).*Action=([A-Za-z]+)(&.*|$)", "$1"), body);
        if (act.equals("DescribeDBInstances")) {
            return new Answer(200, INSTANCE);
        }
        if (act.equals("GetRole") && !roleThere) {
            return new Answer(
                    404,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no</Message></Error></ErrorResponse>");
        }
        roleThere = true;
        return new Answer(
                200,
                "<%1$sResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><%1$sResult><Role><Path>/</Path><RoleName>cruddur-post-confirmation</RoleName><Arn>%2$s</Arn></Role></%1$sResult></%1$sResponse>"
                        .formatted(act, ROLE_ARN));
    }

    private Answer lambda(String request, String body) {
        ObjectNode there = function;
        return switch (request) {
            case "POST" -> {
                noted("CreateFunction", body);
                if (triesUntilTheRoleIsKnown-- > 0) {
                    yield error(
                            400,
                            "InvalidParameterValueException",
                            "The role defined for the function cannot be assumed by Lambda.");
                }
                function = JSON.createObjectNode();
                yield changed(body);
            }
            case "GET/cruddur-post-confirmation/configuration" ->
                    there == null ? missing() : new Answer(200, there.toString());
            case "GET/cruddur-post-confirmation" ->
                    there == null
                            ? missing()
                            : new Answer(200, "{\"Configuration\":" + there + "}");
            case "PUT/cruddur-post-confirmation/code" -> {
                noted("UpdateFunctionCode", body);
                yield new Answer(200, String.valueOf(there));
            }
            case "PUT/cruddur-post-confirmation/configuration" -> {
                noted("UpdateFunctionConfiguration", body);
                yield changed(body);
            }
            case "POST/cruddur-post-confirmation/policy" -> {
                noted("AddPermission", body);
                if (permitted) {
                    yield error(409, "ResourceConflictException", "It exists already.");
                }
                permitted = true;
                yield new Answer(201, "{\"Statement\":\"{}\"}");
            }
            default -> error(400, "Unknown", request);
        };
    }

    private Answer changed(String body) {
        ObjectNode settings = (ObjectNode) JSON.readTree(body);
        settings.remove("Code");
        if (settings.get("Layers") instanceof ArrayNode layers) {
            ArrayNode described = settings.putArray("Layers");
            layers.forEach(arn -> described.addObject().set("Arn", arn));
        }
        settings.put("FunctionArn", FUNCTION_ARN);
        settings.put("State", "Active");
        settings.put("LastUpdateStatus", "Successful");
        function = settings;
        return new Answer(200, settings.toString());
    }

    private Answer missing() {
        return error(404, "ResourceNotFoundException", "Function not found");
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(status, "{\"Code\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
    }

    private Answer cognito(String act, String body) {
        if (act.equals("DescribeUserPool")) {
            return new Answer(200, "{\"UserPool\":" + pool + "}");
        }
        ObjectNode wanted = (ObjectNode) JSON.readTree(body);
        if (wanted.at("/AdminCreateUserConfig/UnusedAccountValidityDays").isNumber()) {
            return new Answer(
                    400,
                    "{\"__type\":\"InvalidParameterException\",\"message\":\"Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays\"}");
        }
        wanted.remove(List.of("UserPoolId", "PoolName", forgets));
        ObjectNode after = JSON.createObjectNode();
        for (String name : new ArrayList<>(pool.propertyNames())) {
            if (FIXED.contains(name)) {
                after.set(name, pool.get(name));
            }
        }
        after.setAll(wanted);
        // Described under both names again.
        if (after.get("AdminCreateUserConfig") instanceof ObjectNode creating) {
            creating.set(
                    "UnusedAccountValidityDays",
                    after.at("/Policies/PasswordPolicy/TemporaryPasswordValidityDays"));
        }
        pool = after;
        return new Answer(200, "{}");
    }
}
