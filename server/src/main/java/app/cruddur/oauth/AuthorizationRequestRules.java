package app.cruddur.oauth;

import app.cruddur.sessions.Session;
import app.cruddur.text.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** The rules for a client's request, and for when the person is asked for consent. */
final class AuthorizationRequestRules {

    private static final int LONGEST = 2000;

    private static final String SIGN_IN_ANEW =
            "Only the person can sign in anew: they sign out first.";

    private AuthorizationRequestRules() {}

    static void rules(Object provider, GrantCredentials tickets) {
        switch (provider) {
            case OAuth2AuthorizationCodeRequestAuthenticationProvider request -> {
                Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> rules =
                        new OAuth2AuthorizationCodeRequestAuthenticationValidator();
                request.setAuthenticationValidator(
                        rules.andThen(AuthorizationRequestRules::validate));
                request.setAuthorizationConsentRequired(AuthorizationRequestRules::needsYes);
                request.setAuthorizationCodeGenerator(tickets::code);
            }
            case OAuth2AuthorizationConsentAuthenticationProvider answer -> {
                answer.setAuthorizationConsentCustomizer(AuthorizationRequestRules::heed);
                answer.setAuthorizationCodeGenerator(tickets::code);
            }
            default -> {}
        }
    }

    /** After Spring's rules: the one scope that all need, and nothing that could not be kept. */
    private static void validate(OAuth2AuthorizationCodeRequestAuthenticationContext asked) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = asked.getAuthentication();
        if (!request.getScopes().contains(OidcScopes.OPENID)) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "Ask for the scope openid.", request);
        }
        refuseWhatIsNotHere(request);
        boolean kept = canBeKept(request.getState()) && canBeKept(request.getRedirectUri());
        for (String name : new String[] {"nonce", "code_challenge"}) {
            kept &= canBeKept(request.getAdditionalParameters().get(name));
        }
        if (!kept) {
            throw refused(
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "A parameter is longer than 2000 characters, or holds one that is none.",
                    request);
        }
    }

    /**
     * Parameters of OpenID Connect that this server does not support are refused, never ignored
     * (OpenID Connect Core, sections 3.1.2.1 and 3.1.2.6): signing in anew, and requests as a JWT.
     */
    private static void refuseWhatIsNotHere(
            OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        Map<String, Object> asked = request.getAdditionalParameters();
        for (String name : List.of("request", "request_uri", "registration")) {
            if (asked.containsKey(name)) {
                throw refused(name + "_not_supported", "There is no " + name + " here.", request);
            }
        }
        Object prompt = asked.getOrDefault("prompt", "none");
        if (!(prompt instanceof String prompts)) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "Say prompt once.", request);
        }
        for (String one : prompts.split(" ")) {
            switch (one) {
                case "none", "consent", "" -> {}
                case "select_account" ->
                        throw refused(
                                "account_selection_required",
                                "A browser has one account here at a time.",
                                request);
                case "login" -> throw refused("login_required", SIGN_IN_ANEW, request);
                default ->
                        throw refused(
                                OAuth2ErrorCodes.INVALID_REQUEST,
                                "prompt is none or consent.",
                                request);
            }
        }
        Object maxAge = asked.get("max_age");
        if (maxAge == null) {
            return;
        }
        if (!(maxAge instanceof String seconds) || !seconds.matches("[0-9]{1,9}")) {
            throw refused(
                    OAuth2ErrorCodes.INVALID_REQUEST, "max_age is a number of seconds.", request);
        }
        Session session = AskingSession.get();
        if (session != null
                && !session.signedInAt()
                        .plusSeconds(Long.parseLong(seconds))
                        .isAfter(Instant.now())) {
            throw refused("login_required", SIGN_IN_ANEW, request);
        }
    }

    private static boolean canBeKept(@Nullable Object value) {
        return !(value instanceof String text)
                || (text.length() <= LONGEST && PlainText.canBeKept(text));
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            String code, String why, OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, why, null), request);
    }

    /**
     * A consent is remembered for a client that its https address proves. On a loopback port or a
     * scheme another program may answer the next time (RFC 8252, section 8.6).
     */
    private static boolean needsYes(OAuth2AuthorizationCodeRequestAuthenticationContext asked) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = asked.getAuthentication();
        RegisteredClient client = asked.getRegisteredClient();
        OAuth2AuthorizationConsent given = asked.getAuthorizationConsent();
        boolean proven =
                !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)
                        || String.valueOf(request.getRedirectUri()).startsWith("https:");
        return given == null
                || !proven
                || !given.getScopes().containsAll(request.getScopes())
                || "consent".equals(request.getAdditionalParameters().get("prompt"));
    }

    /** A no counts also where the answer was yes before. */
    private static void heed(OAuth2AuthorizationConsentAuthenticationContext answered) {
        OAuth2AuthorizationConsentAuthenticationToken answer = answered.getAuthentication();
        if (answer.getScopes().isEmpty()) {
            answered.getAuthorizationConsent().authorities(Set::clear);
        }
    }
}
