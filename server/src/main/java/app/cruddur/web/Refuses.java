package app.cruddur.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes with which a type refuses what it is given. An address that uses the type names it in
 * {@link OpenApiResponses#using}, and so has these codes in {@code openapi.json}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    /** As they stand in the answer: {@link ErrorCode#wire}. */
    String[] value();
}
