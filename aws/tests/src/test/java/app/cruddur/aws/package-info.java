/** The scripts of bin/ that speak to AWS, run as a person runs them, against stubs of it. */
@NullMarked
package app.cruddur.aws;

import org.jspecify.annotations.NullMarked;
