/** The Lambda that records a user whom Cognito has confirmed. */
@NullMarked
package app.cruddur.postconfirmation;

import org.jspecify.annotations.NullMarked;
