package app.cruddur.oauth;

import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import app.cruddur.limits.Policy;
import app.cruddur.limits.RateLimitedPaths;
import app.cruddur.web.NoStore;
import app.cruddur.web.RequestPath;
import app.cruddur.web.Site;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import tools.jackson.databind.json.JsonMapper;

/** Spring's authorization server, with our tables and our pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedIdentity
class AuthorizationServer {

    static final String AUTHORIZE = "/oauth2/authorize";
    static final String TOKEN = "/oauth2/token";
    static final String REVOKE = "/oauth2/revoke";

    /** Where a person says yes or no: a page of the web app. */
    private static final String CONSENT = "/allow";

    private static final String[] ADDRESSES = {
        AUTHORIZE,
        TOKEN,
        REVOKE,
        "/oauth2/jwks",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server"
    };

    private final String publicUrl;

    AuthorizationServer(Site site) {
        this.publicUrl = site.publicUrl();
    }

    /** Without PUBLIC_URL the issuer is the address that a client has asked. */
    /** A client sends requests for many people from one address. */
    @Bean
    static RateLimitedPaths limitOfClients() {
        return new RateLimitedPaths(
                "POST",
                Set.of(TOKEN, REVOKE),
                new Policy(
                        "token",
                        120,
                        Duration.ofMinutes(1),
                        Policy.Subject.ADDRESS,
                        Policy.Kept.MEMORY));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        AuthorizationServerSettings.Builder settings =
                AuthorizationServerSettings.builder().oidcUserInfoEndpoint(UserInfoApi.ADDRESS);
        return (publicUrl.isEmpty() ? settings : settings.issuer(publicUrl)).build();
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new NoSessionRegistry();
    }

    @Bean
    JwtEncoder tokenEncoder(SigningKeys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens(
            JwtEncoder encoder, Claims claims, GrantCredentials tickets) {
        JwtGenerator signed = new JwtGenerator(encoder);
        signed.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(signed, tickets::refreshToken);
    }

    @Bean
    JwtDecoder tokenDecoder(SigningKeys keys) {
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
        rules.add(new JwtTimestampValidator());
        rules.add(new JwtClaimValidator<>("token_use", "access"::equals));
        if (!publicUrl.isEmpty()) {
            rules.add(new JwtIssuerValidator(publicUrl));
        }
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(keys)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .jwtProcessorCustomizer(processor ->
                                processor.setJWSTypeVerifier(
                                        new DefaultJOSEObjectTypeVerifier<>(
                                                new JOSEObjectType(Claims.ACCESS_TYPE))))
                        .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(rules));
        return decoder;
    }

    @Bean
    @Order(3)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http,
            SecurityContextRepository contexts,
            Clients clients,
            GrantCredentials tickets,
            JsonMapper json) {
        PublicRevocation publicRevocation = new PublicRevocation(clients);
        return http.oauth2AuthorizationServer(server ->
                        server.oidc(oidc ->
                                        oidc.providerConfigurationEndpoint(endpoint ->
                                                endpoint.providerConfigurationCustomizer(
                                                        told -> told.claims(Metadata::correct))))
                                .authorizationServerMetadataEndpoint(endpoint ->
                                        endpoint.authorizationServerMetadataCustomizer(
                                                told -> told.claims(Metadata::correct)))
                                .authorizationEndpoint(endpoint ->
                                        endpoint.consentPage(publicUrl + CONSENT)
                                                .authenticationProviders(providers ->
                                                        providers.forEach(provider ->
                                                                AuthorizationRequestRules.rules(
                                                                        provider, tickets))))
                                .clientAuthentication(client ->
                                        client.authenticationConverters(converters ->
                                                        converters.addFirst(publicRevocation))
                                                .authenticationProviders(providers -> {
                                                    providers.forEach(
                                                            AuthorizationServer::digestSecrets);
                                                    providers.addFirst(publicRevocation);
                                                })))
                .securityMatcher(ADDRESSES)
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().addHeaderWriter(new NoStore()))
                // Whom no page may be shown, the endpoint itself tells that there is nobody.
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(AuthorizationServer::asksWithoutPages)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(new RedirectAsJsonFilter(json), AuthorizationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((request, response, failure) -> {
                            if (RequestPath.of(request).equals(AUTHORIZE)) {
                                signIn(request, response);
                            } else {
                                unknownClient(response, json);
                            }
                        }))
                .build();
    }

    private static void digestSecrets(AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new ClientSecrets());
        }
    }

    private static boolean asksWithoutPages(HttpServletRequest request) {
        return RequestPath.of(request).equals(AUTHORIZE)
                && "none".equals(request.getParameter("prompt"));
    }

    /** Answers with OAuth's own error (RFC 6749, section 5.2). */
    private static void unknownClient(HttpServletResponse response, JsonMapper json)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(
                        json.writeValueAsBytes(
                                Map.of(
                                        "error",
                                        OAuth2ErrorCodes.INVALID_CLIENT,
                                        "error_description",
                                        "Say which client you are, and prove it.")));
    }

    /** The page to sign in leads back to the same question; an answer to one has none. */
    private void signIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String asked = request.getQueryString();
        String next =
                asked == null
                        ? ""
                        : "?next="
                                + URLEncoder.encode(
                                        AUTHORIZE + "?" + asked, StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, publicUrl + "/sign-in" + next);
    }
}
