package app.cruddur.testing.server;

import app.cruddur.web.Routes;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/** The classes that handle the API's requests, whatever a server's settings leave out. */
public final class Controllers {

    private Controllers() {}

    public static Routes routes() {
        ClassPathScanningCandidateComponentProvider classes =
                new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        List<Class<?>> all =
                classes.findCandidateComponents("app.cruddur").stream()
                        .<Class<?>>map(found ->
                                ClassUtils.resolveClassName(
                                        String.valueOf(found.getBeanClassName()), null))
                        .toList();
        return new Routes(all);
    }
}
