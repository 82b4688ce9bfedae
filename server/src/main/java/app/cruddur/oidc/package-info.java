/** Signing in at an OpenID Connect issuer, Amazon Cognito among them, and its bearer tokens. */
@NullMarked
package app.cruddur.oidc;

import org.jspecify.annotations.NullMarked;
