/** What the server signs, so that anybody can hold it against whoever runs it. */
@NullMarked
package app.cruddur.statements;

import org.jspecify.annotations.NullMarked;
