package app.cruddur.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers as much of RDS, EC2, ECS and Secrets Manager as the scripts ask for, and records each
 * request. It shows that what we send is well-formed and what comes back is understood; not that
 * AWS agrees.
 */
public final class AwsStub implements AutoCloseable {

    private static final String RDS = "http://rds.amazonaws.com/doc/2014-10-31/";
    private static final String EC2 = "http://ec2.amazonaws.com/doc/2016-11-15/";

    /** A request: its action and its parameters, or for Secrets Manager the JSON as "body". */
    public record Request(String action, Map<String, String> parameters) {}

    private final HttpServer http;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What the next looks at the instance find, the last for good; empty: there is none. */
    public volatile List<String> statuses = List.of();

    /** What the looks find at an instance that is made, the last for good. */
    public volatile List<String> whileCreating = List.of("available");

    /** What the looks find at an instance that is deleted; empty: it has gone. */
    public volatile List<String> whileDeleting = List.of("");

    public volatile boolean deletionProtection = true;
    public volatile boolean managedSecret = true;
    public volatile String secretPassword = "from-the-secret";
    public volatile String ruleAddress = "198.51.100.7/32";
    public volatile boolean ruleThere = true;

    /** What a task that was run ends with. */
    public volatile int taskEnds = 0;

    public AwsStub() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /** As AWS_ENDPOINT_URL takes it. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** All that was asked, in its order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The actions asked for, in their order, but for looks at the instance. */
    public List<String> actions() {
        return requests.stream()
                .map(Request::action)
                .filter(action -> !action.equals("DescribeDBInstances"))
                .toList();
    }

    /** What the last request of this action said. */
    public Map<String, String> parametersOf(String action) {
        return requests.stream()
                .filter(request -> request.action().equals(action))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("Nobody asked for " + action))
                .parameters();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            Request request =
                    target != null
                            ? new Request(
                                    target.substring(target.indexOf('.') + 1), Map.of("body", body))
                            : query(body);
            if (!exchange.getRequestURI().getPath().equals("/address")) {
                requests.add(request);
            }
            Answer answer =
                    exchange.getRequestURI().getPath().equals("/address")
                            ? new Answer(200, "203.0.113.9\n")
                            : answerTo(request);
            byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            target == null ? "text/xml" : "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Request query(String body) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return new Request(parameters.getOrDefault("Action", ""), parameters);
    }

    private record Answer(int status, String text) {}

    private Answer answerTo(Request request) {
        return switch (request.action()) {
            case "CreateDBInstance" -> {
                if (!statuses.isEmpty()) {
                    yield rdsError(400, "DBInstanceAlreadyExists");
                }
                statuses = whileCreating;
                yield rds(request, instance("creating"));
            }
            case "DescribeDBInstances" -> {
                List<String> now = statuses;
                if (now.isEmpty() || now.getFirst().isEmpty()) {
                    yield rdsError(404, "DBInstanceNotFound");
                }
                if (now.size() > 1) {
                    statuses = now.subList(1, now.size());
                }
                yield rds(request, "<DBInstances>" + instance(now.getFirst()) + "</DBInstances>");
            }
            case "ModifyDBInstance" -> {
                deletionProtection = false;
                yield rds(request, instance("available"));
            }
            case "DeleteDBInstance" -> {
                if (deletionProtection) {
                    yield rdsError(400, "InvalidParameterCombination");
                }
                statuses = whileDeleting;
                yield rds(request, instance("deleting"));
            }
            case "GetSecretValue" ->
                    new Answer(
                            200,
                            "{\"ARN\": \"arn:secret\", \"Name\": \"rds\", \"SecretString\": \"{\\\"username\\\":\\\"cruddurroot\\\",\\\"password\\\":\\\"%s\\\"}\"}"
                                    .formatted(secretPassword.replace("\"", "\\\\\\\""))
                                    .replace("&", "\\\\u0026"));
            case "DescribeSecurityGroupRules" ->
                    ec2(
                            request,
                            "<securityGroupRuleSet>"
                                    + (ruleThere ? rule() : "")
                                    + "</securityGroupRuleSet>");
            case "ModifySecurityGroupRules" -> {
                ruleAddress =
                        request.parameters()
                                .getOrDefault("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", "");
                yield ec2(request, "<return>true</return>");
            }
            case "AuthorizeSecurityGroupIngress" -> {
                String asked =
                        request.parameters().getOrDefault("IpPermissions.1.IpRanges.1.CidrIp", "");
                if (ruleThere && asked.equals(ruleAddress)) {
                    yield new Answer(
                            400,
                            "<Response><Errors><Error><Code>InvalidPermission.Duplicate</Code><Message>it exists</Message></Error></Errors><RequestID>1</RequestID></Response>");
                }
                ruleThere = true;
                ruleAddress = asked;
                yield ec2(request, "<return>true</return>");
            }
            case "DescribeStacks" ->
                    new Answer(
                            200,
                            "<DescribeStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><DescribeStacksResult><Stacks><member>"
                                    + "<StackName>cruddur-migration</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-25T00:00:00Z</CreationTime><Outputs>"
                                    + output("Cluster", "cruddur")
                                    + output("TaskDefinition", "arn:definition:1")
                                    + output("Subnets", "subnet-1,subnet-2")
                                    + output("SecurityGroup", "sg-2")
                                    + "</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>");
            case "RunTask" ->
                    new Answer(
                            200, "{\"tasks\": [{\"taskArn\": \"arn:task:1\"}], \"failures\": []}");
            case "DescribeTasks" ->
                    new Answer(
                            200,
                            "{\"tasks\": [{\"taskArn\": \"arn:task:1\", \"lastStatus\": \"STOPPED\", \"containers\": [{\"name\": \"cruddur\", \"exitCode\": %d}]}]}"
                                    .formatted(taskEnds));
            default -> rdsError(400, "InvalidAction");
        };
    }

    private static String output(String key, String value) {
        return "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                .formatted(key, value);
    }

    private String instance(String status) {
        String secret =
                managedSecret
                        ? "<MasterUserSecret><SecretArn>arn:aws:secretsmanager:us-east-1:1:secret:rds</SecretArn><SecretStatus>active</SecretStatus></MasterUserSecret>"
                        : "";
        String endpoint =
                status.equals("creating")
                        ? ""
                        : "<Endpoint><Address>cruddur-db-instance.abc.us-east-1.rds.amazonaws.com</Address><Port>5432</Port></Endpoint>";
        return "<DBInstance><DBInstanceIdentifier>cruddur-db-instance</DBInstanceIdentifier>"
                + "<DBInstanceStatus>"
                + status
                + "</DBInstanceStatus><MasterUsername>cruddurroot</MasterUsername><DBName>cruddur</DBName>"
                + "<DeletionProtection>"
                + deletionProtection
                + "</DeletionProtection><VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>sg-1</VpcSecurityGroupId><Status>active</Status></VpcSecurityGroupMembership></VpcSecurityGroups>"
                + endpoint
                + secret
                + "</DBInstance>";
    }

    private String rule() {
        return "<item><securityGroupRuleId>sgr-1</securityGroupRuleId><groupId>sg-1</groupId><isEgress>false</isEgress>"
                + "<ipProtocol>tcp</ipProtocol><fromPort>5432</fromPort><toPort>5432</toPort><cidrIpv4>"
                + ruleAddress
                + "</cidrIpv4><description>gitpod, and &quot;I&quot;</description></item>";
    }

    private static Answer rds(Request request, String content) {
        String action = request.action();
        return new Answer(
                200,
                "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></%1$sResponse>"
                        .formatted(action, RDS, content));
    }

    private static Answer rdsError(int status, String code) {
        return new Answer(
                status,
                "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>%s</Code><Message>as the stub says</Message></Error><RequestId>1</RequestId></ErrorResponse>"
                        .formatted(RDS, code));
    }

    private static Answer ec2(Request request, String content) {
        return new Answer(
                200,
                "<%1$sResponse xmlns=\"%2$s\"><requestId>1</requestId>%3$s</%1$sResponse>"
                        .formatted(request.action(), EC2, content));
    }
}
