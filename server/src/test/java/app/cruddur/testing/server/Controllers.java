package app.cruddur.testing.server;

import app.cruddur.web.Routes;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/** The classes that handle the API's requests, whatever a server's settings leave out. */
public final class Controllers {

    private Controllers() {}

    public static Routes routes() {
        return new Routes(all());
    }

    public static List<Class<?>> all() {
        return new Scanner()
                .findCandidateComponents("app.cruddur").stream()
                        .<Class<?>>map(found ->
                                ClassUtils.resolveClassName(
                                        String.valueOf(found.getBeanClassName()), null))
                        .toList();
    }

    private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

        Scanner() {
            super(false);
        }

        @Override
        protected boolean isCandidateComponent(MetadataReader type) {
            return type.getAnnotationMetadata().hasAnnotation(RestController.class.getName());
        }
    }
}
