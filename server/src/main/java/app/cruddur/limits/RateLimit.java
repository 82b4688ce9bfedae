package app.cruddur.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rate limit of a handler, where it differs from that of every read or write. Handlers that
 * share a quota share an annotation that carries this one. Docs/limits.md has a row for each.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimit {

    /** Its name in the headers, for example {@code sign-in}. */
    String name();

    int quota();

    /** The window in which the quota fills again. */
    int minutes() default 1;

    Policy.Subject by() default Policy.Subject.USER;

    Policy.Kept kept() default Policy.Kept.MEMORY;
}
