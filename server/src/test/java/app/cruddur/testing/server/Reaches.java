package app.cruddur.testing.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which documented answers of the API the tests of a class reach, as "POST /api/reports 422". They
 * need people, settings or data that ContractTest has not; it takes their word, which is held here
 * against what the class has seen, once all its tests have run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Reaches.Check.class)
public @interface Reaches {

    String[] value();

    /** Compares what the class says with what its tests have seen. */
    final class Check implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

        private final Set<String> run = new HashSet<>();
        private Set<String> seenBefore = Set.of();

        @Override
        public void beforeAll(ExtensionContext tests) {
            seenBefore = Set.copyOf(Contract.REACHED);
            Contract.REACHED.clear();
        }

        @Override
        public void beforeEach(ExtensionContext test) {
            run.add(test.getRequiredTestMethod().getName());
        }

        @Override
        public void afterAll(ExtensionContext tests) {
            Class<?> type = tests.getRequiredTestClass();
            boolean all =
                    Arrays.stream(type.getDeclaredMethods())
                            .filter(method ->
                                    AnnotationSupport.isAnnotated(method, Testable.class)
                                            && !method.isAnnotationPresent(Disabled.class))
                            .allMatch(method -> run.contains(method.getName()));
            List<String> missing =
                    Arrays.stream(type.getAnnotation(Reaches.class).value())
                            .filter(answer -> !Contract.REACHED.contains(answer))
                            .toList();
            Contract.REACHED.addAll(seenBefore);
            if (all && !missing.isEmpty()) {
                throw new AssertionError(type + " does not reach " + missing);
            }
        }
    }
}
