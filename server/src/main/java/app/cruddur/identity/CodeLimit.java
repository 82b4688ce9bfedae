package app.cruddur.identity;

import app.cruddur.limits.Policy;
import app.cruddur.limits.RateLimit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The quota of all handlers that take a code. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RateLimit(name = "codes", quota = 10, by = Policy.Subject.ADDRESS, kept = Policy.Kept.DATABASE)
@interface CodeLimit {}
