/**
 * Programs that act for people: an OAuth 2.1 and OpenID Connect server for the embedded identity.
 */
@NullMarked
package app.cruddur.oauth;

import org.jspecify.annotations.NullMarked;
