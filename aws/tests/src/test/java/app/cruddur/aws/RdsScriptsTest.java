package app.cruddur.aws;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.AwsStub;
import app.cruddur.testing.Onlooker;
import app.cruddur.testing.PreloadedAws;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What bin/rds-* and bin/ecs-migrate send with the real aws command line, to a stub that stands for
 * AWS.
 */
class RdsScriptsTest {

    private static final String PASSWORD = "s3cret#with:odd&signs";

    private final AwsStub aws = new AwsStub();

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Map<String, String> environment(String... more) {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "AWS_ENDPOINT_URL", aws.url(),
                                "AWS_ACCESS_KEY_ID", "stub",
                                "AWS_SECRET_ACCESS_KEY", "stub",
                                "AWS_EC2_METADATA_DISABLED", "true",
                                "AWS_REGION", "us-east-1",
                                "RDS_POLL_SECONDS", "0.1",
                                "PATH", PreloadedAws.path()));
        for (int place = 0; place < more.length; place += 2) {
            environment.put(more[place], more[place + 1]);
        }
        return environment;
    }

    @Test
    void creating_sends_safe_values_waits_and_says_what_to_export() {
        Map<String, String> regionUnset = environment();
        regionUnset.remove("AWS_REGION");
        aws.whileCreating = List.of("creating", "creating", "backing-up", "available");
        Run run = Script.run(regionUnset, "rds-create").succeeds();

        Map<String, String> sent = new HashMap<>(aws.parametersOf("CreateDBInstance"));
        sent.keySet().removeAll(List.of("Action", "Version"));
        assertThat(sent)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("DBInstanceIdentifier", "cruddur-db-instance"),
                                Map.entry("DBInstanceClass", "db.t4g.micro"),
                                Map.entry("Engine", "postgres"),
                                Map.entry("EngineVersion", "18"),
                                Map.entry("MasterUsername", "cruddurroot"),
                                Map.entry("ManageMasterUserPassword", "true"),
                                Map.entry("DBName", "cruddur"),
                                Map.entry("Port", "5432"),
                                Map.entry("AllocatedStorage", "20"),
                                Map.entry("StorageType", "gp3"),
                                Map.entry("StorageEncrypted", "true"),
                                Map.entry("AvailabilityZone", "us-east-1a"),
                                Map.entry("MultiAZ", "false"),
                                Map.entry("PubliclyAccessible", "false"),
                                Map.entry("BackupRetentionPeriod", "3"),
                                Map.entry("DeletionProtection", "true"),
                                Map.entry("EnablePerformanceInsights", "true"),
                                Map.entry("PerformanceInsightsRetentionPeriod", "7")));
        assertThat(run.out())
                .contains("creating.\nbacking-up\navailable (after ", "rds.force_ssl, which is 1")
                .endsWith("export PROD_CONNECTION_URL=\"$(bin/rds-url)\"\n");

        Run again = Script.run(environment(), "rds-create").succeeds();
        assertThat(again.out()).contains("is there already, and stays as it is");
    }

    @Test
    void a_release_migrates_in_a_task_of_its_own_and_says_how_it_ended() {
        Run run = Script.run(environment(), "ecs-migrate").succeeds();
        assertThat(run.out()).contains("arn:task:1\n", "The schema is that of this release.");
        assertThat(aws.parametersOf("RunTask").get("body"))
                .contains("\"cruddur\"", "\"arn:definition:1\"", "\"FARGATE\"")
                .contains("\"subnet-1\", \"subnet-2\"", "\"sg-2\"", "\"DISABLED\"");
        aws.taskEnds = 1;
        assertThat(Script.run(environment(), "ecs-migrate").fails().err())
                .contains("ended with 1: the log group /cruddur/migrate says why");
    }

    @Test
    void the_dev_containers_start_lets_its_address_in_where_there_is_a_group() {
        String start = Script.ROOT.resolve("docker/rds-rule").toString();
        assertThat(Script.run(environment(), start).succeeds().all()).isEmpty();
        assertThat(aws.requests()).isEmpty();
        Map<String, String> known =
                environment("DB_SG_ID", "sg-1", "DB_SG_RULE_ID", "sgr-1", "MY_IP", "203.0.113.9");
        assertThat(Script.run(known, start).succeeds().out()).contains("now: tcp 5432 from 203.");
        assertThat(aws.ruleAddress).isEqualTo("203.0.113.9/32");
    }

    @Test
    void as_seed_sends_exactly_the_seeds_command() {
        Run run =
                Script.run(environment("DB_PASSWORD", PASSWORD), "rds-create", "--as-seed")
                        .succeeds();

        Map<String, String> sent = new HashMap<>(aws.parametersOf("CreateDBInstance"));
        sent.keySet().removeAll(List.of("Action", "Version"));
        assertThat(sent)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("DBInstanceIdentifier", "cruddur-db-instance"),
                                Map.entry("DBInstanceClass", "db.t3.micro"),
                                Map.entry("Engine", "postgres"),
                                Map.entry("EngineVersion", "14.6"),
                                Map.entry("MasterUsername", "cruddurroot"),
                                Map.entry("MasterUserPassword", PASSWORD),
                                Map.entry("AllocatedStorage", "20"),
                                Map.entry("AvailabilityZone", "us-east-1a"),
                                Map.entry("BackupRetentionPeriod", "0"),
                                Map.entry("Port", "5432"),
                                Map.entry("MultiAZ", "false"),
                                Map.entry("DBName", "cruddur"),
                                Map.entry("StorageType", "gp2"),
                                Map.entry("PubliclyAccessible", "true"),
                                Map.entry("StorageEncrypted", "true"),
                                Map.entry("EnablePerformanceInsights", "true"),
                                Map.entry("PerformanceInsightsRetentionPeriod", "7"),
                                Map.entry("DeletionProtection", "false")));
        assertThat(run.out()).contains("AWS may refuse PostgreSQL 14.6", "TLS is not enforced");
    }

    @Test
    void every_value_can_be_another() {
        String[] words =
                """
                rds-create --db-instance-identifier mine --db-instance-class db.m8g.large --engine postgres
                --engine-version 17.4 --master-username me --db-name other --port=6543 --allocated-storage 100
                --storage-type io2 --no-storage-encrypted --availability-zone us-east-1b --public
                --backup-retention-period 1 --no-deletion-protection --no-enable-performance-insights
                --vpc-security-group-ids sg-1,sg-2 --db-subnet-group-name inner
                """
                        .strip()
                        .split("\\s+");
        Run run = Script.run(environment(), words).succeeds();

        assertThat(aws.parametersOf("CreateDBInstance"))
                .containsEntry("DBInstanceIdentifier", "mine")
                .containsEntry("DBInstanceClass", "db.m8g.large")
                .containsEntry("EngineVersion", "17.4")
                .containsEntry("MasterUsername", "me")
                .containsEntry("DBName", "other")
                .containsEntry("Port", "6543")
                .containsEntry("AllocatedStorage", "100")
                .containsEntry("StorageType", "io2")
                .containsEntry("StorageEncrypted", "false")
                .containsEntry("AvailabilityZone", "us-east-1b")
                .containsEntry("PubliclyAccessible", "true")
                .containsEntry("BackupRetentionPeriod", "1")
                .containsEntry("DeletionProtection", "false")
                .containsEntry("EnablePerformanceInsights", "false")
                .containsEntry("DBSubnetGroupName", "inner")
                .containsEntry("VpcSecurityGroupIds.VpcSecurityGroupId.2", "sg-2")
                .doesNotContainKey("PerformanceInsightsRetentionPeriod");
        assertThat(run.out()).contains("rds-url --db-instance-identifier mine");
    }

    @Test
    void a_dry_run_shows_all_but_the_password_and_sends_nothing() {
        Run run =
                Script.run(environment("DB_PASSWORD", PASSWORD), "rds-create", "--dry-run")
                        .succeeds();
        assertThat(run.out())
                .contains("\"DBInstanceClass\": \"db.t4g.micro\"", "\"********\"")
                .doesNotContain(PASSWORD);
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void the_password_is_on_no_command_line_and_no_screen() {
        Map<String, String> with = environment("DB_PASSWORD", PASSWORD);
        aws.secretPassword = PASSWORD;
        try (Onlooker onlooker = new Onlooker(List.of(PASSWORD, encoded(PASSWORD)))) {
            Run created = Script.run(with, "rds-create").succeeds();
            Script.run(environment(), "rds-url").succeeds();
            assertThat(created.all()).doesNotContain(PASSWORD);
            assertThat(onlooker.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "with/slash",
                "with@sign",
                "with\"quote",
                "with blank",
                "ünïcode-ü"
            })
    void a_password_that_rds_would_not_take_is_refused(String password) {
        Run run = Script.run(environment("DB_PASSWORD", password), "rds-create").fails();
        assertThat(run.err()).contains("RDS takes passwords of 8 to 128").doesNotContain(password);
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void an_instance_that_fails_ends_the_waiting() {
        aws.statuses = List.of("creating", "failed");
        Run run = Script.run(environment(), "rds-create").fails();
        assertThat(run.err()).contains("The instance cruddur-db-instance is failed.");
    }

    @Test
    void the_url_takes_its_password_from_the_secret_and_encodes_it() {
        aws.statuses = List.of("available");
        aws.secretPassword = "a:b%c#d?e&f'g<h>\"i";
        assertThat(Script.run(environment(), "rds-url").succeeds().out().replace("'", "%27"))
                .isEqualTo(
                        "postgresql://cruddurroot:"
                                + encoded(aws.secretPassword)
                                + "@cruddur-db-instance.abc.us-east-1.rds.amazonaws.com:5432/cruddur?sslmode=require\n");
        assertThat(aws.parametersOf("GetSecretValue").get("body"))
                .contains("arn:aws:secretsmanager:us-east-1:1:secret:rds");
    }

    @Test
    void with_amazons_certificates_the_server_must_prove_itself(@TempDir Path folder)
            throws IOException {
        aws.statuses = List.of("available");
        Path bundle = Files.writeString(folder.resolve("global bundle.pem"), "certificates");
        assertThat(
                        Script.run(environment("RDS_CA_BUNDLE", bundle.toString()), "rds-url")
                                .succeeds()
                                .out())
                .endsWith(
                        "/cruddur?sslmode=verify-full&sslrootcert="
                                + folder.toRealPath()
                                + "/global%20bundle.pem\n");
        assertThat(Script.run(environment("RDS_CA_BUNDLE", "/none"), "rds-url").fails().err())
                .contains("RDS_CA_BUNDLE names /none");
    }

    @Test
    void without_a_secret_the_url_needs_the_password() {
        aws.statuses = List.of("available");
        aws.managedSecret = false;
        assertThat(Script.run(environment(), "rds-url").fails().err())
                .contains("export DB_PASSWORD");
        assertThat(Script.run(environment("DB_PASSWORD", "my own"), "rds-url").succeeds().out())
                .startsWith("postgresql://cruddurroot:my%20own@");
    }

    @Test
    void there_is_no_url_before_there_is_an_instance() {
        assertThat(Script.run(environment(), "rds-url").fails().err())
                .contains("There is no instance cruddur-db-instance", "bin/rds-create");
        aws.statuses = List.of("creating");
        assertThat(Script.run(environment(), "rds-url").fails().err())
                .contains("has no address yet: it is creating");
    }

    @Test
    void deleting_needs_the_name_and_takes_no_snapshot() {
        aws.statuses = List.of("available");
        assertThat(Script.run(environment(), "rds-delete").fails().err())
                .contains("Type the name", "nothing is done");
        assertThat(Script.run(environment(), "rds-delete", "--yes-destroy", "x").fails().err())
                .contains("That is not cruddur-db-instance");
        assertThat(aws.actions()).isEmpty();

        aws.whileDeleting = List.of("deleting", "deleting", "");
        Run typed =
                Script.run(
                                environment(),
                                "/usr/bin/bash",
                                "-c",
                                "echo cruddur-db-instance | " + Script.ROOT + "/bin/rds-delete")
                        .succeeds();
        assertThat(typed.out()).contains("deletion protection is off", "deleting.\ngone (after ");
        assertThat(aws.actions()).containsExactly("ModifyDBInstance", "DeleteDBInstance");
        assertThat(aws.parametersOf("DeleteDBInstance"))
                .containsEntry("SkipFinalSnapshot", "true")
                .containsEntry("DeleteAutomatedBackups", "true");

        assertThat(Script.run(environment(), "rds-delete").succeeds().out())
                .contains("There is no such instance.");
    }

    @Test
    void a_final_snapshot_is_taken_when_asked_for() {
        aws.statuses = List.of("available");
        Run run =
                Script.run(
                                environment(),
                                "rds-delete",
                                "--final-snapshot",
                                "the-last",
                                "--yes-destroy",
                                "cruddur-db-instance")
                        .succeeds();
        assertThat(aws.parametersOf("DeleteDBInstance"))
                .containsEntry("SkipFinalSnapshot", "false")
                .containsEntry("FinalDBSnapshotIdentifier", "the-last");
        assertThat(run.out()).contains("aws rds delete-db-snapshot");
    }

    @Test
    void the_rule_gets_this_machines_address_and_keeps_its_description() {
        Map<String, String> here =
                environment(
                        "DB_SG_ID", "sg-1", "DB_SG_RULE_ID", "sgr-1", "GITPOD_IP", "203.0.113.5");
        Run run = Script.run(here, "rds-update-sg-rule").succeeds();
        assertThat(run.out())
                .contains(
                        "was: tcp 5432 from 198.51.100.7/32", "now: tcp 5432 from 203.0.113.5/32");
        assertThat(aws.parametersOf("ModifySecurityGroupRules"))
                .containsEntry("GroupId", "sg-1")
                .containsEntry("SecurityGroupRule.1.SecurityGroupRuleId", "sgr-1")
                .containsEntry("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "tcp")
                .containsEntry("SecurityGroupRule.1.SecurityGroupRule.FromPort", "5432")
                .containsEntry("SecurityGroupRule.1.SecurityGroupRule.ToPort", "5432")
                .containsEntry("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", "203.0.113.5/32")
                .containsEntry(
                        "SecurityGroupRule.1.SecurityGroupRule.Description", "gitpod, and \"I\"");

        assertThat(Script.run(here, "rds-update-sg-rule").succeeds().out())
                .contains("sgr-1 is right already");
        assertThat(aws.actions().stream().filter("ModifySecurityGroupRules"::equals).count())
                .isEqualTo(1);
    }

    @Test
    void the_address_is_asked_for_where_nothing_tells_it() {
        Run run =
                Script.run(
                                environment(
                                        "DB_SG_ID", "sg-1",
                                        "DB_SG_RULE_ID", "sgr-1",
                                        "CHECK_IP_URL", aws.url() + "/address"),
                                "rds-update-sg-rule")
                        .succeeds();
        assertThat(run.out()).contains("now: tcp 5432 from 203.0.113.9/32");
    }

    @Test
    void missing_variables_are_named_together_and_a_foreign_rule_is_refused() {
        assertThat(Script.run(environment(), "rds-update-sg-rule").fails().err())
                .contains("Not set: DB_SG_ID DB_SG_RULE_ID.", "--create");
        assertThat(
                        Script.run(
                                        environment(
                                                "DB_SG_ID", "sg-other",
                                                "DB_SG_RULE_ID", "sgr-1",
                                                "MY_IP", "203.0.113.5"),
                                        "rds-update-sg-rule")
                                .fails()
                                .err())
                .contains("sgr-1 belongs to sg-1, not to sg-other");
        assertThat(aws.actions()).containsExactly("DescribeSecurityGroupRules");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4/32",
                "::1",
                "01.2.3.4",
                "0.0.0.0",
                "$(id)",
                "<html>"
            })
    void what_is_no_address_is_refused(String address) {
        Run run =
                Script.run(
                        environment("DB_SG_ID", "sg-1", "DB_SG_RULE_ID", "sgr-1", "MY_IP", address),
                        "rds-update-sg-rule");
        assertThat(run.fails().err()).contains(address);
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void the_first_time_the_rule_is_made_and_both_exports_are_printed() {
        aws.ruleThere = false;
        aws.statuses = List.of("available");
        Map<String, String> here = environment("MY_IP", "203.0.113.5");
        for (String said : List.of("new rule, tcp 5432", "there is a rule already")) {
            assertThat(Script.run(here, "rds-update-sg-rule", "--create").succeeds().out())
                    .contains(said)
                    .endsWith("export DB_SG_ID=sg-1\nexport DB_SG_RULE_ID=sgr-1\n");
        }
        assertThat(aws.parametersOf("AuthorizeSecurityGroupIngress"))
                .containsEntry("GroupId", "sg-1")
                .containsEntry("IpPermissions.1.FromPort", "5432")
                .containsEntry("IpPermissions.1.IpRanges.1.CidrIp", "203.0.113.5/32");
    }

    @Test
    void aws_missing_is_said_in_one_sentence(@TempDir Path programs) throws IOException {
        for (String needed : List.of("bash", "sed", "readlink", "dirname", "jq")) {
            Files.createSymbolicLink(programs.resolve(needed), Path.of("/usr/bin", needed));
        }
        Run run =
                Script.run(
                        environment("PATH", programs.toString()),
                        "/usr/bin/bash",
                        Script.ROOT.resolve("bin/rds-url").toString());
        assertThat(run.fails().err())
                .isEqualTo("aws is not installed (Debian: apt-get install awscli).\n");
    }
}
