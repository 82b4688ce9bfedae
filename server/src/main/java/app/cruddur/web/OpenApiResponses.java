package app.cruddur.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The responses of an address, beside the code that makes them. {@code openapi.json} is generated
 * from this annotation and the Javadoc, and every answer in the tests is validated against it. It
 * leaves out what any address may answer (a wrong method, a database that cannot answer) and what
 * follows from the parameters (a body that is no JSON, a viewer who is not signed in, a missing
 * CSRF token).
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenApiResponses {

    /** The status of success. */
    int status() default 200;

    /** The record that has the shape of the body; none for an empty one. */
    Class<?> shape() default Void.class;

    /** Whether the body is an array of that shape. */
    boolean list() default false;

    /**
     * Whether caches may keep it for a moment, and a client may ask whether it changed ({@link
     * ExpiringResponse}).
     */
    boolean shared() default false;

    /** Whether the body is a stream of server-sent events that ends with the connection. */
    boolean stream() default false;

    /** Headers of a success, besides those of every answer. */
    String[] headers() default {};

    /** The types whose refusals this address has too ({@link Refuses}). */
    Class<?>[] using() default {};

    /** The codes of further refusals. */
    String[] refusals() default {};
}
