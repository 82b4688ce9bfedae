package app.cruddur.identity;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Problems;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequestPath;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Requests with a bearer token: no cookie counts, so that no CSRF token is needed. Signing in is
 * never among them, since there a cookie is made.
 *
 * <p>A token that opens nothing makes its bearer a stranger. The rules say what a stranger may do:
 * what is open to everybody is answered, and what needs a person is refused with the token's own
 * reason.
 */
@Configuration(proxyBeanMethods = false)
class BearerTokenConfiguration {

    private static final String CHOOSE_HANDLE = "/api/identity/handle";

    /** Paths at which a token has no effect. */
    private static final List<String> WITHOUT_TOKENS =
            List.of("/api/identity/", "/oauth2/", "/.well-known/");

    /** The request's attribute with the reason why its token opens nothing. */
    private static final String REFUSED = BearerTokenConfiguration.class.getName();

    private static final DefaultBearerTokenResolver TOKENS = new DefaultBearerTokenResolver();

    private static final Authentication STRANGER =
            new AnonymousAuthenticationToken(
                    "stranger", "stranger", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    /** A person without a handle may choose one by token: that address checks the token itself. */
    @Bean
    @Order(1)
    SecurityFilterChain newcomersWithToken(HttpSecurity http) {
        return withoutCookies(http)
                .securityMatcher(request ->
                        carriesToken(request) && RequestPath.of(request).equals(CHOOSE_HANDLE))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain withToken(
            HttpSecurity http,
            ObjectProvider<TokenAuthenticator> authenticators,
            Problems problems,
            AccessRules access) {
        AuthenticationEntryPoint refused = refused(problems);
        return withoutCookies(http)
                .securityMatcher(request ->
                        carriesToken(request)
                                && WITHOUT_TOKENS.stream()
                                        .noneMatch(RequestPath.of(request)::startsWith))
                .oauth2ResourceServer(server ->
                        server.bearerTokenResolver(BearerTokenConfiguration::readable)
                                .authenticationManagerResolver(request ->
                                        token -> authenticate(token, authenticators, request))
                                .authenticationEntryPoint(refused))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refused)
                                .accessDeniedHandler((request, response, failure) ->
                                        problems.write(
                                                IdentityError.SIGN_IN_AGAIN, request, response)))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(BearerTokenConfiguration::changesAccount).denyAll();
                    IdentityConfiguration.rules(requests, access);
                })
                .build();
    }

    private static HttpSecurity withoutCookies(HttpSecurity http) {
        return http.securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(IdentityConfiguration::noStore);
    }

    /** The token; null where the header holds something else. */
    private static @Nullable String readable(HttpServletRequest request) {
        try {
            return TOKENS.resolve(request);
        } catch (OAuth2AuthenticationException malformed) {
            return null;
        }
    }

    private static Authentication authenticate(
            Authentication asked,
            ObjectProvider<TokenAuthenticator> authenticators,
            HttpServletRequest request) {
        TokenAuthenticator authenticator = authenticators.getIfAvailable();
        if (authenticator == null || !(asked instanceof BearerTokenAuthenticationToken bearer)) {
            return STRANGER;
        }
        try {
            Viewer viewer = authenticator.viewer(bearer.getToken());
            return UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of());
        } catch (Refusal refusal) {
            ErrorCode code = refusal.codes().getFirst();
            request.setAttribute(REFUSED, code);
            // The session address says whether somebody is signed in, which is unknown while the
            // issuer is away.
            if (code == IdentityError.ISSUER_UNAVAILABLE
                    && RequestPath.of(request).equals("/api/session")) {
                throw new IssuerAway();
            }
            return STRANGER;
        }
    }

    private static AuthenticationEntryPoint refused(Problems problems) {
        return (request, response, failure) -> {
            ErrorCode code =
                    request.getAttribute(REFUSED) instanceof ErrorCode reason
                            ? reason
                            : RequestError.TOKEN_INVALID;
            if (code.status() == HttpStatus.UNAUTHORIZED.value()) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            }
            problems.write(code, request, response);
        };
    }

    private static boolean carriesToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer ");
    }

    /** Whether the request changes the account, which only its person may do in a browser. */
    private static boolean changesAccount(HttpServletRequest request) {
        return RequestPath.of(request).startsWith("/api/account/")
                && !List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static final class IssuerAway extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        IssuerAway() {
            super(IdentityError.ISSUER_UNAVAILABLE.wire());
        }
    }
}
