package app.cruddur.identity;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Problems;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestPath;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Requests with a bearer token: no cookie counts, so that no CSRF token is needed. Signing in is
 * never among them, since there a cookie is made.
 */
@Configuration(proxyBeanMethods = false)
class BearerConfiguration {

    private static final String CHOOSE_HANDLE = "/api/identity/handle";

    /** A token of nobody known yet may choose a handle: that address looks at the token itself. */
    @Bean
    @Order(1)
    SecurityFilterChain newcomersWithToken(
            HttpSecurity http, @Value("${cruddur.frontend-url:}") String frontend) {
        return withoutCookies(http, frontend)
                .securityMatcher(request ->
                        carriesToken(request) && RequestPath.of(request).equals(CHOOSE_HANDLE))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain withToken(
            HttpSecurity http,
            ObjectProvider<Bearers> bearers,
            Problems problems,
            @Value("${cruddur.frontend-url:}") String frontend) {
        AuthenticationEntryPoint refused = refused(problems);
        return withoutCookies(http, frontend)
                .securityMatcher(request ->
                        carriesToken(request)
                                && !RequestPath.of(request).startsWith("/api/identity/"))
                .oauth2ResourceServer(server ->
                        server.authenticationManagerResolver(
                                        request -> token -> authenticate(token, bearers))
                                .authenticationEntryPoint(refused))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refused)
                                .accessDeniedHandler((request, response, failure) ->
                                        problems.write(ErrorCode.SIGN_IN_AGAIN, request, response)))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(BearerConfiguration::changesAccount).denyAll();
                    IdentityConfiguration.rules(requests);
                })
                .build();
    }

    private static HttpSecurity withoutCookies(HttpSecurity http, String frontend) {
        return http.addFilter(OtherOrigins.filter(frontend))
                .securityContext(context ->
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

    private static Authentication authenticate(
            Authentication asked, ObjectProvider<Bearers> bearers) {
        Bearers issued = bearers.getIfAvailable();
        if (issued == null || !(asked instanceof BearerTokenAuthenticationToken bearer)) {
            throw new RefusedToken(ErrorCode.TOKEN_INVALID);
        }
        try {
            Viewer viewer = issued.viewer(bearer.getToken());
            return UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of());
        } catch (Refusal refusal) {
            throw new RefusedToken(refusal.codes().getFirst());
        }
    }

    private static AuthenticationEntryPoint refused(Problems problems) {
        BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            challenge.commence(request, response, failure);
            problems.write(
                    failure instanceof RefusedToken refused
                            ? refused.code
                            : ErrorCode.TOKEN_INVALID,
                    request,
                    response);
        };
    }

    private static boolean carriesToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer ");
    }

    /** What only the person does: a program neither ends sessions nor takes back what it may. */
    private static boolean changesAccount(HttpServletRequest request) {
        return RequestPath.of(request).startsWith("/api/account/")
                && !List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static final class RefusedToken extends AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final ErrorCode code;

        RefusedToken(ErrorCode code) {
            super(code.wire());
            this.code = code;
        }
    }
}
