package app.cruddur.aws;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Onlooker;
import app.cruddur.testing.PreloadedAws;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What bin/lambda-deploy sends with the real aws command line, to a stub that stands for AWS. */
class LambdaDeployTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "s3cret-of-the-lambda";
    private static final String URL =
            "postgresql://cruddurroot:" + PASSWORD + "@db.example:5432/cruddur";

    /** A pool in which much is not as it comes. */
    private static final String GROWN_POOL =
            """
            {"Id": "us-east-1_AbCdEfGhI", "Arn": "arn:aws:cognito-idp:us-east-1:1:userpool/us-east-1_AbCdEfGhI",
             "Name": "cruddur-user-pool", "CreationDate": 1700000000, "UsernameAttributes": ["email"],
             "SchemaAttributes": [{"Name": "sub", "AttributeDataType": "String", "Required": true}],
             "Policies": {"PasswordPolicy": {"MinimumLength": 12, "RequireSymbols": true, "RequireNumbers": false,
                 "TemporaryPasswordValidityDays": 1}},
             "DeletionProtection": "ACTIVE",
             "LambdaConfig": {"PreSignUp": "arn:aws:lambda:us-east-1:1:function:another"},
             "AutoVerifiedAttributes": ["email"],
             "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE", "EmailSubject": "It's \\"yours\\" & mine",
                 "EmailMessage": "Dein Code, ümläut: {####}"},
             "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
             "MfaConfiguration": "OPTIONAL",
             "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": true},
             "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": "Cruddur <no-reply@example.com>",
                 "SourceArn": "arn:aws:ses:us-east-1:1:identity/example.com"},
             "UserPoolTags": {"project": "cruddur"},
             "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 1},
             "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
             "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]}}
            """;

    private final LambdaStub aws = new LambdaStub(GROWN_POOL);

    @TempDir private Path folder;

    private Path zip;

    @BeforeEach
    void pack() throws IOException {
        zip = folder.resolve("function.zip");
        try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            packed.putNextEntry(new ZipEntry("handler"));
        }
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Map<String, String> environment() {
        return new HashMap<>(
                Map.of(
                        "AWS_ENDPOINT_URL", aws.url(),
                        "AWS_ACCESS_KEY_ID", "stub",
                        "AWS_SECRET_ACCESS_KEY", "stub",
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWS_REGION", "us-east-1",
                        "AWS_COGNITO_USER_POOL_ID", LambdaStub.POOL,
                        "PROD_CONNECTION_URL",
                                URL + "?sslmode=verify-full&connect_timeout=2&sslrootcert=/a/b",
                        "LAMBDA_POLL_SECONDS", "0.1",
                        "PATH", PreloadedAws.path()));
    }

    private Run deploy(Map<String, String> environment, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "lambda-deploy",
                                "--zip=" + zip,
                                "--subnet-ids=subnet-1,subnet-2",
                                "--security-group-ids=sg-1",
                                // Debian's aws may be old; the stub's pool holds nothing that it
                                // does not know.
                                "--old-aws"));
        words.addAll(List.of(more));
        return Script.run(environment, words.toArray(String[]::new));
    }

    @Test
    void it_does_every_step_changes_nothing_else_of_the_pool_and_can_be_run_again()
            throws IOException {
        JsonNode before = JSON.readTree(GROWN_POOL);
        try (Onlooker onlooker = new Onlooker(List.of(PASSWORD))) {
            Run run = deploy(environment()).succeeds();
            assertThat(run.out())
                    .contains(
                            "The role cruddur-post-confirmation is made.",
                            "The function cruddur-post-confirmation is made.",
                            "The pool us-east-1_AbCdEfGhI may call it.",
                            "The trigger is attached; no other setting of the pool has changed.");
            assertThat(run.all()).doesNotContain(PASSWORD);
            assertThat(onlooker.seen()).isEmpty();
        }
        assertThat(aws.acts())
                .containsExactly(
                        "CreateRole",
                        "AttachRolePolicy",
                        "CreateFunction",
                        "CreateFunction",
                        "AddPermission",
                        "UpdateUserPool");
        assertThat(aws.sent("CreateRole")).contains("lambda.amazonaws.com", "sts:AssumeRole");
        assertThat(aws.sent("AttachRolePolicy"))
                .contains("arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole");
        assertThat(JSON.readTree(aws.sent("CreateFunction")))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"FunctionName": "cruddur-post-confirmation", "Runtime": "java25", "Role": "%s",
                                 "Handler": "app.cruddur.postconfirmation.PostConfirmation", "MemorySize": 512, "Timeout": 5,
                                 "VpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": ["sg-1"]},
                                 "Environment": {"Variables": {"CONNECTION_URL": "%s?connect_timeout=2",
                                     "JAVA_TOOL_OPTIONS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"}},
                                 "Architectures": ["x86_64"], "PackageType": "Zip", "Publish": false,
                                 "Code": {"ZipFile": "%s"}}
                                """
                                        .formatted(
                                                LambdaStub.ROLE_ARN,
                                                URL,
                                                Base64.getEncoder()
                                                        .encodeToString(Files.readAllBytes(zip)))));
        assertThat(aws.sent("AddPermission"))
                .contains(
                        "\"cognito-idp.amazonaws.com\"",
                        "\"lambda:InvokeFunction\"",
                        LambdaStub.POOL_ARN);
        ((ObjectNode) before.get("LambdaConfig")).put("PostConfirmation", LambdaStub.FUNCTION_ARN);
        assertThat(aws.pool).isEqualTo(before);

        // Again, with a secret.
        ((ObjectNode) aws.function().at("/Environment/Variables")).put("THEIRS", "stays");
        aws.forgetActs();
        Map<String, String> withSecret = environment();
        withSecret.put("LAMBDA_CONNECTION_URL", "postgresql://db.example/cruddur");
        withSecret.put("SECRET_ARN", "arn:aws:secretsmanager:us-east-1:1:secret:lambda");
        assertThat(deploy(withSecret).fails().err()).contains("--secrets-layer ARN");
        Run run = deploy(withSecret, "--secrets-layer=arn:layer:1").succeeds();

        assertThat(run.out())
                .contains("is there.", "is up to date.", "may call it already", "is there already");
        assertThat(aws.acts())
                .containsExactly(
                        "AttachRolePolicy",
                        "PutRolePolicy",
                        "UpdateFunctionConfiguration",
                        "UpdateFunctionCode",
                        "AddPermission");
        assertThat(aws.sent("PutRolePolicy"))
                .contains(
                        "secretsmanager:GetSecretValue",
                        "arn:aws:secretsmanager:us-east-1:1:secret:lambda");
        assertThat(aws.function().at("/Layers/0/Arn").asString()).isEqualTo("arn:layer:1");
        assertThat(aws.function().at("/Environment/Variables"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"THEIRS": "stays", "CONNECTION_URL": "postgresql://db.example/cruddur",
                                 "SECRET_ARN": "arn:aws:secretsmanager:us-east-1:1:secret:lambda", "SECRETS_MANAGER_TTL": "0",
                                 "JAVA_TOOL_OPTIONS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"}
                                """));
    }

    @Test
    void a_setting_that_changes_with_the_trigger_is_shown() {
        aws.forgets = "DeviceConfiguration";
        assertThat(deploy(environment()).fails().err())
                .contains("ChallengeRequiredOnNewDevice", "put them back");
    }

    @Test
    void an_aws_that_does_not_know_every_setting_attaches_nothing() throws IOException {
        Path old = Files.createDirectory(folder.resolve("old")).resolve("aws");
        Files.writeString(
                old,
                """
                #!/bin/sh
                PATH=${PATH#*:}
                case "$*" in
                    *--generate-cli-skeleton*) aws "$@" | sed '/"UserPoolTier"/d' ;;
                    *) exec aws "$@" ;;
                esac
                """);
        assertThat(old.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = environment();
        environment.put("PATH", old.getParent() + ":" + PreloadedAws.path());
        Run run = Script.run(environment, "lambda-deploy", "--zip=" + zip);
        assertThat(run.fails().err()).contains("does not know all", "--old-aws");
        assertThat(aws.acts()).doesNotContain("UpdateUserPool");
        // The network is the database's, where no word says otherwise.
        assertThat(aws.function().get("VpcConfig"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"SubnetIds": ["subnet-a", "subnet-b"], "SecurityGroupIds": ["sg-db"]}
                                """));
    }

    @Test
    void what_is_missing_is_said_before_anything_is_sent() {
        Map<String, String> nothing = environment();
        nothing.remove("AWS_COGNITO_USER_POOL_ID");
        assertThat(deploy(nothing).fails().err()).contains("--user-pool-id ID");
        nothing = environment();
        nothing.remove("PROD_CONNECTION_URL");
        assertThat(deploy(nothing).fails().err()).contains("PROD_CONNECTION_URL is not set");
        nothing.put("PROD_CONNECTION_URL", "mysql://u:" + PASSWORD + "@h/d");
        assertThat(deploy(nothing).fails().err())
                .contains("does not begin with postgresql://")
                .doesNotContain(PASSWORD);
        zip = folder.resolve("none.zip");
        assertThat(deploy(environment()).fails().err()).contains("none.zip cannot be read");
        assertThat(aws.acts()).isEmpty();
    }
}
