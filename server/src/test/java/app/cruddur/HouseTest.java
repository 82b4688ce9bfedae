package app.cruddur;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may know whom. */
@AnalyzeClasses(packages = "app.cruddur", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    /** A feature is a folder beside these. */
    private static final String[] NO_FEATURES = {
        "app.cruddur",
        "app.cruddur.db..",
        "app.cruddur.text..",
        "app.cruddur.web..",
        "app.cruddur.postgres..",
        "app.cruddur.transfer..",
        "app.cruddur.roles.."
    };

    @ArchTest
    static final ArchRule db_knows_the_driver_alone =
            classes()
                    .that()
                    .resideInAPackage("app.cruddur.db..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "app.cruddur.db..",
                            "java..",
                            "javax.sql..",
                            "org.postgresql..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule text_knows_nobody =
            classes()
                    .that()
                    .resideInAPackage("app.cruddur.text..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("app.cruddur.text..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule web_knows_no_feature =
            classes()
                    .that()
                    .resideInAPackage("app.cruddur.web..")
                    .should()
                    .onlyDependOnClassesThat(
                            not(resideInAPackage("app.cruddur.."))
                                    .or(
                                            resideInAnyPackage(
                                                    "app.cruddur.web..",
                                                    "app.cruddur.db..",
                                                    "app.cruddur.text..")));

    @ArchTest
    static final ArchRule our_own_postgresql_knows_nothing_of_the_product =
            noClasses()
                    .that()
                    .resideInAPackage("app.cruddur.postgres..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("app.cruddur..")
                                    .and(not(resideInAPackage("app.cruddur.postgres.."))));

    @ArchTest
    static final ArchRule a_feature_shows_one_door =
            classes()
                    .that()
                    .resideOutsideOfPackages(NO_FEATURES)
                    .and()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .haveNameMatching(
                            "app\\.cruddur\\.(identity\\.(Bearers|Embedded|PasswordReset|SecretKey|Sessions)|oidc\\.Issuer|original\\.Original|users\\.(Users|Profile|Name|Handle)|activities\\.Activity|demo\\.Demo|mail\\.(Mailer|Letter|MailTest|SmtpDialogue)|doctor\\.(Doctor|Check|Finding|Certificates)|limits\\.(Limits|Subjects)|sessions\\.SessionMemory|live\\.Live|health\\.(Release|Vital|Warning))");

    @ArchTest
    static final ArchRule features_do_not_go_round_in_circles =
            SlicesRuleDefinition.slices().matching("app.cruddur.(*)..").should().beFreeOfCycles();

    /** A server whose clock is wrong must not show what has expired, nor delete what has not. */
    @ArchTest
    static final ArchRule expiry_is_decided_by_the_databases_clock_alone =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "app.cruddur.db..",
                            "app.cruddur.web..",
                            "app.cruddur.activities..",
                            "app.cruddur.feed..",
                            "app.cruddur.expiry..",
                            "app.cruddur.live..",
                            "app.cruddur.health..")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethodWhere(
                            target(nameMatching("now"))
                                    .and(target(owner(resideInAPackage("java.time..")))))
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class, Date.class);

    /** The path as it was sent is another one than the controllers match. */
    @ArchTest
    static final ArchRule the_path_of_a_request_is_asked_for_in_one_place =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("app.cruddur.web.RequestPath")
                    .should()
                    .accessTargetWhere(
                            JavaAccess.Predicates.target(
                                            nameMatching(
                                                    "getRequestUR[IL]|getServletPath|getPathInfo"))
                                    .and(
                                            JavaAccess.Predicates.target(
                                                    owner(
                                                            assignableTo(
                                                                    HttpServletRequest.class)))));

    /** {@code sendRedirect} changes the address after it was checked. */
    @ArchTest
    static final ArchRule redirects_are_sent_as_they_were_checked =
            noClasses()
                    .should()
                    .accessTargetWhere(
                            JavaAccess.Predicates.target(nameMatching("sendRedirect"))
                                    .and(
                                            JavaAccess.Predicates.target(
                                                    owner(
                                                            assignableTo(
                                                                    HttpServletResponse.class)))));

    /** Copying a whole database is no feature's work, and COPY no statement that Db runs. */
    @ArchTest
    static final ArchRule sql_runs_only_through_db =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "app.cruddur",
                            "app.cruddur.db..",
                            "app.cruddur.postgres..",
                            "app.cruddur.transfer..",
                            "app.cruddur.roles..",
                            "app.cruddur.demo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

    /** In some languages a machine's digits are not 0 to 9, which no client could read. */
    @Test
    void a_number_is_written_in_digits_that_machines_read() throws IOException {
        Pattern number =
                Pattern.compile(
                        "(String\\.format\\(\\s*Locale\\.ROOT,\\s*)?\"(?:[^\"\\\\\\n]|\\\\.)*%[-+,0-9.]*[dfeg]\\b");
        for (String module : List.of("db", "server", "post-confirmation", "infrastructure")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher found = number.matcher(Files.readString(file));
                    while (found.find()) {
                        assertThat(found.group(1)).as("%s: %s", file, found.group()).isNotNull();
                    }
                }
            }
        }
    }
}
