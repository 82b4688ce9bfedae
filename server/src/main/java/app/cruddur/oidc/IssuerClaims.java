package app.cruddur.oidc;

import app.cruddur.text.EmailAddress;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * The issuer's claims about a person.
 *
 * @param name empty where there is none
 * @param handle as the person wishes it; empty where it told none
 * @param email empty where nobody has proved it, or where it is none that we can keep
 * @param signedInAt when the person typed a password, or, where that is not told, when the token
 *     was made
 */
record IssuerClaims(String sub, String name, String handle, String email, Instant signedInAt) {

    static IssuerClaims of(String sub, Instant signedInAt, Map<String, Object> claims) {
        // Cognito's userinfo has the word, its tokens the truth value.
        boolean proved = "true".equals(String.valueOf(claims.get("email_verified")));
        return new IssuerClaims(
                sub,
                text(claims, "name"),
                text(claims, "preferred_username"),
                proved
                        ? EmailAddress.parse(text(claims, "email"))
                                .map(EmailAddress::ascii)
                                .orElse("")
                        : "",
                signedInAt);
    }

    /**
     * @throws Refusal when the token is nobody's
     */
    static String sub(ClaimAccessor token) {
        String sub = token.getClaimAsString("sub");
        if (sub == null) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        }
        return sub;
    }

    static Instant signedInAt(ClaimAccessor token) {
        Instant signedIn = token.getClaimAsInstant("auth_time");
        Instant made = signedIn == null ? token.getClaimAsInstant("iat") : signedIn;
        return made == null ? Instant.EPOCH : made;
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : "";
    }
}
