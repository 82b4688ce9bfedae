package app.cruddur.relationships;

import app.cruddur.limits.RateLimit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The quota of a person's follows, blocks and mutes, and of taking them back. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RateLimit(name = "relationship", quota = 120)
@interface RelationshipLimit {}
