package app.cruddur.oidc;

import app.cruddur.identity.IdentityError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Handles the issuer's redirect back: state, PKCE and nonce must be the ones sent. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
class SignInConfiguration {

    /** The request's attribute with the issuer's tokens: they live no longer than the request. */
    static final String CLIENT = "app.cruddur.oidc.client";

    private static final Logger LOG = LoggerFactory.getLogger(SignInConfiguration.class);

    @Bean
    IssuerKeys issuerKeys(Provider provider) {
        return new IssuerKeys(provider::keys, IssuerKeys.OLD, IssuerKeys.BETWEEN_LOOKS);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(IssuerKeys keys) {
        return registration ->
                keys.decoder(
                        new DelegatingOAuth2TokenValidator<>(
                                new JwtTimestampValidator(),
                                new OidcIdTokenValidator(registration)));
    }

    @Bean
    @Order(3)
    SecurityFilterChain returnFromIssuer(
            HttpSecurity http,
            Provider provider,
            OidcLoginHandler arrival,
            StartedSignIns startedSignIns) {
        return http.securityMatcher(Provider.CALLBACK)
                .securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                // OidcLoginHandler begins a session of its own. A new id for the old one is not
                // in the table yet when that is deleted, so that the old one would live on.
                .sessionManagement(
                        sessions -> sessions.sessionFixation(fixation -> fixation.none()))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2Login(login ->
                        login.clientRegistrationRepository(provider)
                                .authorizedClientRepository(new ForThisRequest())
                                .authorizationEndpoint(endpoint ->
                                        endpoint.authorizationRequestRepository(startedSignIns))
                                .loginPage("/sign-in")
                                .loginProcessingUrl(Provider.CALLBACK)
                                .successHandler(arrival)
                                .failureHandler((request, response, failure) -> {
                                    LOG.warn("A sign-in failed: {}", failure.getMessage());
                                    OidcLoginHandler.failed(IdentityError.SIGN_IN_FAILED, response);
                                }))
                .build();
    }

    private static final class ForThisRequest implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, @Nullable Authentication person, HttpServletRequest request) {
            return (T) request.getAttribute(CLIENT);
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                @Nullable Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            request.setAttribute(CLIENT, client);
        }

        @Override
        public void removeAuthorizedClient(
                String id,
                @Nullable Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            request.removeAttribute(CLIENT);
        }
    }
}
