package app.cruddur.doctor;

import app.cruddur.crypto.SecretKey;
import app.cruddur.mail.MailSettings;
import app.cruddur.oidc.Issuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs checks one after the other, and prints their findings for people or for programs. */
public final class Doctor {

    private Doctor() {}

    /**
     * What the settings say about a server, as far as it is looked at here.
     *
     * @param ownDatabase whether the server brings its own PostgreSQL
     * @param usesHome whether the server keeps anything in its home
     * @param server where it listens on this machine; null where any free port would do
     * @param publicUrl where people reach it; empty where that is not said
     * @param mailIsMissing whether people need letters and none can be sent
     * @param patience how long to wait for an answer over HTTP
     * @param key null where the server has none yet
     */
    public record Host(
            Path home,
            boolean ownDatabase,
            boolean usesHome,
            boolean keyIsGiven,
            @Nullable URI server,
            String publicUrl,
            MailSettings mail,
            boolean mailIsMissing,
            @Nullable Issuer issuer,
            Duration patience,
            @Nullable SecretKey key) {}

    /** The checks that need no more than this. */
    public static List<Check> checks(Host host, Certificates certificates) {
        List<Check> checks = new ArrayList<>();
        checks.add(new HomeCheck(host));
        checks.add(new MachineCheck(host.home(), host.ownDatabase()));
        checks.add(new MailCheck(host, certificates));
        if (host.issuer() != null) {
            checks.add(new IssuerCheck(host.issuer(), host.patience(), certificates));
        }
        checks.add(new ServerCheck(host, certificates));
        checks.add(new PublicAddressCheck(host, certificates));
        return checks;
    }

    /**
     * Runs the checks. One that cannot look is a failure by itself.
     *
     * @param tell takes each finding as soon as it is there
     */
    public static List<Finding> run(List<Check> checks, Consumer<Finding> tell) {
        List<Finding> all = new ArrayList<>();
        for (Check check : checks) {
            long began = System.nanoTime();
            List<Finding> findings;
            try {
                findings = check.look();
            } catch (Exception failure) {
                if (failure instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                // Its message might repeat a URL with a password.
                findings =
                        List.of(
                                Finding.fail(
                                        check.name(),
                                        "This cannot be looked at: "
                                                + failure.getClass().getSimpleName()
                                                + ".",
                                        "Report this, it is a fault of Cruddur's."));
            }
            long took = System.nanoTime() - began;
            findings.stream()
                    .map(finding -> finding.after(took))
                    .forEach(finding -> {
                        all.add(finding);
                        tell.accept(finding);
                    });
        }
        return all;
    }

    /** An array of objects with the parts of a finding. */
    public static String json(List<Finding> findings) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (Finding finding : findings) {
            ObjectNode object = array.addObject();
            object.put("check", finding.check());
            object.put("state", finding.state().toString());
            object.put("found", finding.found());
            object.put("advice", finding.advice());
            object.put("milliseconds", finding.milliseconds());
        }
        return array.toPrettyString();
    }
}
