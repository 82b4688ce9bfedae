package app.cruddur.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least role of who may call a handler, or every handler of a class. The feature {@code
 * moderation} checks it on each request, and takes a session alone: no program acts for a
 * moderator. openapi.json has the refusals by itself.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRole {

    Viewer.Role value();
}
