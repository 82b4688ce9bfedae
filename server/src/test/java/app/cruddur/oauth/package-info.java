/** What signing in at an issuer rests on, below HTTP. */
@NullMarked
package app.cruddur.oauth;

import org.jspecify.annotations.NullMarked;
