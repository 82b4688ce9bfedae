package app.cruddur.activities;

import app.cruddur.limits.RateLimit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The quota of what a person posts, replies too. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RateLimit(name = "post", quota = 30)
@interface PostLimit {}
