package app.cruddur.architecture;

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

import app.cruddur.Cruddur;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
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

/** The rules of the architecture: which code may know which. */
@AnalyzeClasses(packages = "app.cruddur", importOptions = ProductClasses.class)
class ArchitectureTest {

    /** The packages below the root, with all that is below them, and the root itself. */
    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass one) {
                    String[] names = one.getPackageName().split("\\.");
                    return SliceIdentifier.of(names.length > 2 ? names[2] : "the root");
                }

                @Override
                public String getDescription() {
                    return "packages, and the root";
                }
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
                    .resideInAPackage("app.cruddur.database.embedded..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("app.cruddur..")
                                    .and(not(resideInAPackage("app.cruddur.database.embedded.."))));

    /** A class that only its own package uses stays in it, so that what is public is a door. */
    @ArchTest
    static final ArchRule what_a_feature_shows_is_used_from_outside =
            classes()
                    .that()
                    .resideOutsideOfPackages(
                            "app.cruddur",
                            "app.cruddur.boot..",
                            "app.cruddur.db..",
                            "app.cruddur.text..",
                            "app.cruddur.web..")
                    .and()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .should(beUsedByAnotherPackage());

    @ArchTest
    static final ArchRule the_root_is_a_door =
            classes()
                    .that()
                    .resideInAPackage("app.cruddur")
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .be(Cruddur.class);

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            SlicesRuleDefinition.slices().assignedFrom(PACKAGES).should().beFreeOfCycles();

    /** Only the root knows everybody: what starts the server, and what an operator decides. */
    @ArchTest
    static final ArchRule no_feature_knows_the_start =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "app.cruddur", "app.cruddur.boot..", "app.cruddur.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("app.cruddur.boot..", "app.cruddur.config..");

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
                            "app.cruddur.boot..",
                            "app.cruddur.db..",
                            "app.cruddur.database..",
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
        for (String module : List.of("db", "server", "aws/lambda", "aws/cdk")) {
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

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                boolean used =
                        one.getDirectDependenciesToSelf().stream()
                                .anyMatch(use ->
                                        !use.getOriginClass()
                                                .getPackageName()
                                                .equals(one.getPackageName()));
                events.add(
                        new SimpleConditionEvent(
                                one,
                                used,
                                one.getName() + " is public and no other package uses it"));
            }
        };
    }
}
