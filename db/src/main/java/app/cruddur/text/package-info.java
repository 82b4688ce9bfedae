/** The rules for what people write about themselves, shared by the server and the Lambda. */
@NullMarked
package app.cruddur.text;

import org.jspecify.annotations.NullMarked;
