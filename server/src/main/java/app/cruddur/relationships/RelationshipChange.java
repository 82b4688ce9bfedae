package app.cruddur.relationships;

import app.cruddur.limits.RateLimit;
import app.cruddur.web.OpenApiResponses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * An address that changes what the viewer and the person of this handle are to each other. Such
 * addresses answer without a body, refuse the same, and share one quota of each person.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@OpenApiResponses(status = 204, using = Relationships.class)
@RateLimit(name = "relationship", quota = 120)
@ResponseStatus(HttpStatus.NO_CONTENT)
@interface RelationshipChange {

    /** The codes of further refusals. */
    @AliasFor(annotation = OpenApiResponses.class)
    String[] refusals() default {};
}
