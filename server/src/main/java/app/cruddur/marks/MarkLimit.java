package app.cruddur.marks;

import app.cruddur.limits.RateLimit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The quota of a person's marks on cruds, and of taking them back. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RateLimit(name = "mark", quota = 240)
@interface MarkLimit {}
