package app.cruddur.identity;

import app.cruddur.limits.Policy;
import app.cruddur.limits.RateLimit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The quota of all handlers that only send a mail. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RateLimit(
        name = "mail",
        quota = 10,
        minutes = 60,
        by = Policy.Subject.ADDRESS,
        kept = Policy.Kept.DATABASE)
@interface MailLimit {}
