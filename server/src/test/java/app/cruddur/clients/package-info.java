/** What signing in at an issuer rests on, below HTTP. */
@NullMarked
package app.cruddur.clients;

import org.jspecify.annotations.NullMarked;
