package app.cruddur.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awscdk.assertions.Template;

/** Draws who may speak to whom, from the security groups in the synthesized template. */
final class Packets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> names = new TreeMap<>();
    private final TreeSet<String> lines = new TreeSet<>();

    private Packets() {}

    static String draw(Template network, Template identity) {
        Packets packets = new Packets();
        packets.groups(JSON.valueToTree(network.findResources("AWS::EC2::SecurityGroup")));
        packets.rules(JSON.valueToTree(network.findResources("AWS::EC2::SecurityGroupIngress")));
        packets.calls(JSON.valueToTree(identity.findResources("AWS::Lambda::Permission")));
        return """
        <!-- Generated from the stacks; SnapshotTest says when it is out of date. -->
        # Who may speak to whom

        Each arrow is a rule of the firewall, with its port; what has no arrow is refused.

        ```mermaid
        flowchart LR
            people -- 443 --> CloudFront
        """
                + String.join("", packets.lines)
                + "```\n";
    }

    private void groups(JsonNode groups) {
        groups.properties()
                .forEach(group -> {
                    JsonNode properties = group.getValue().path("Properties");
                    String name =
                            properties.path("GroupName").asText().replaceFirst("^cruddur-", "");
                    names.put(group.getKey(), name);
                    for (JsonNode rule : properties.path("SecurityGroupEgress")) {
                        if (rule.path("CidrIp").asText().equals("0.0.0.0/0")) {
                            arrow(
                                    name,
                                    rule.path("FromPort").asText(),
                                    "NAT([world, by NAT or gateway])");
                        }
                    }
                    for (JsonNode rule : properties.path("SecurityGroupIngress")) {
                        arrow(rule.path("CidrIp").asText(), rule.path("FromPort").asText(), name);
                    }
                });
    }

    private void rules(JsonNode rules) {
        for (JsonNode rule : rules) {
            JsonNode properties = rule.path("Properties");
            String from =
                    properties.has("SourcePrefixListId")
                            ? "CloudFront"
                            : name(properties.path("SourceSecurityGroupId"));
            arrow(from, properties.path("FromPort").asText(), name(properties.path("GroupId")));
        }
    }

    private void calls(JsonNode permissions) {
        for (JsonNode permission : permissions) {
            if (permission.toString().contains("cognito-idp.amazonaws.com")) {
                arrow("Cognito", "invoke", "post-confirmation");
            }
        }
    }

    private String name(JsonNode reference) {
        String id = reference.path("Fn::GetAtt").path(0).asText();
        return names.getOrDefault(id, id);
    }

    private void arrow(String from, String what, String to) {
        lines.add("    %s -- %s --> %s\n".formatted(from, what, to));
    }
}
