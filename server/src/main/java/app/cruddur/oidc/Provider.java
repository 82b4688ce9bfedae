package app.cruddur.oidc;

import app.cruddur.identity.IdentityError;
import app.cruddur.web.Refusal;
import app.cruddur.web.Site;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The issuer's addresses, as it publishes them. They are read when first needed, so that the server
 * starts without the issuer, and kept from then on. Thread-safe.
 */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
final class Provider implements ClientRegistrationRepository {

    /** The one registration there is. */
    static final String ID = "issuer";

    /** Where the issuer sends the browser back to. */
    static final String CALLBACK = "/api/identity/issuer/code";

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private final Issuer issuer;
    private final String publicUrl;
    private volatile @Nullable ClientRegistration known;

    Provider(Issuer issuer, Site site) {
        this.issuer = issuer;
        this.publicUrl = site.publicUrl();
    }

    Issuer issuer() {
        return issuer;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    /**
     * @throws Refusal when the issuer was never reached
     */
    ClientRegistration registration() {
        ClientRegistration found = known;
        if (found == null) {
            try {
                found = discover();
            } catch (RuntimeException unreachable) {
                LOG.warn("The issuer {} cannot be used: {}", issuer, unreachable.getMessage());
                throw new Refusal(IdentityError.ISSUER_UNAVAILABLE);
            }
            known = found;
        }
        return found;
    }

    private ClientRegistration discover() {
        return ClientRegistrations.fromIssuerLocation(issuer.address())
                .registrationId(ID)
                .clientId(issuer.clientId())
                .clientSecret(issuer.clientSecret())
                .clientAuthenticationMethod(
                        issuer.clientSecret().isEmpty()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .redirectUri((publicUrl.isEmpty() ? "{baseUrl}" : publicUrl) + CALLBACK)
                .scope("openid", "profile", "email")
                .userNameAttributeName("sub")
                .build();
    }

    /** Cognito's keys lie where its documentation says; others tell where theirs are. */
    URI keys() {
        String address =
                issuer.cognito()
                        ? issuer.address() + "/.well-known/jwks.json"
                        : registration().getProviderDetails().getJwkSetUri();
        if (address == null) {
            throw new Refusal(IdentityError.ISSUER_UNAVAILABLE);
        }
        return URI.create(address);
    }

    /** The sign-up address for the same request, if the issuer has one. */
    String signUp(String signIn) {
        if (issuer.cognito()) {
            return signIn.replaceFirst("/oauth2/authorize\\?", "/signup?");
        }
        boolean creates =
                metadata().get("prompt_values_supported") instanceof List<?> prompts
                        && prompts.contains("create");
        return creates ? signIn + "&prompt=create" : signIn;
    }

    /**
     * The address that ends the issuer's own session and leads back here; home where the issuer has
     * none.
     */
    String signOut(String home) {
        ClientRegistration registration = registration();
        if (issuer.cognito()) {
            String authorize =
                    String.valueOf(registration.getProviderDetails().getAuthorizationUri());
            return UriComponentsBuilder.fromUriString(
                            authorize.replaceFirst("/oauth2/authorize$", "/logout"))
                    .queryParam("client_id", issuer.clientId())
                    .queryParam("logout_uri", home)
                    .encode()
                    .toUriString();
        }
        return metadata().get("end_session_endpoint") instanceof String end
                ? UriComponentsBuilder.fromUriString(end)
                        .queryParam("client_id", issuer.clientId())
                        .queryParam("post_logout_redirect_uri", home)
                        .encode()
                        .toUriString()
                : home;
    }

    private Map<String, Object> metadata() {
        return registration().getProviderDetails().getConfigurationMetadata();
    }
}
