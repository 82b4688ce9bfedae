/** The production set-up on AWS: one stack a file, deployed in the order of {@link CruddurApp}. */
@NullMarked
package app.cruddur.infrastructure;

import org.jspecify.annotations.NullMarked;
