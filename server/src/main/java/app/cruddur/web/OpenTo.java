package app.cruddur.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a handler of a {@code RestController}, or every handler of it, without being signed
 * in. A handler that does not carry it is for who is signed in; {@link RequiresRole} asks for more.
 * What a {@code Controller} answers, a page, is open to everybody.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    Who value();

    /** Strangers. */
    enum Who {
        EVERYBODY,

        /** Everybody where {@code VISITORS=read}, and nobody where {@code VISITORS=none}. */
        VISITORS
    }
}
