package app.cruddur.identity;

import app.cruddur.web.CookieNames;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.NoStore;
import app.cruddur.web.Problems;
import app.cruddur.web.RequestError;
import app.cruddur.web.Site;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.InvalidCsrfTokenException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** Other apps post to it, and it leads to a form. */
    private static final String SHARE = "/share";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            SecurityContextRepository contexts,
            Problems problems,
            Site site,
            AccessRules access) {
        boolean https = site.https();
        CookieCsrfTokenRepository csrfTokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrfTokens.setCookieName(CookieNames.csrf(https));
        csrfTokens.setCookiePath("/");
        csrfTokens.setCookieCustomizer(cookie -> cookie.secure(https).sameSite("Lax"));
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.ignoringRequestMatchers(SHARE)
                                // Who asks for what is not there hears that, and not of a token.
                                .ignoringRequestMatchers(access::knowNothingOf)
                                .csrfTokenRepository(csrfTokens)
                                .csrfTokenRequestHandler(new OwnPagesToken()))
                .headers(IdentityConfiguration::noStore)
                .authorizeHttpRequests(requests -> rules(requests, access))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((request, response, failure) ->
                                        problems.write(
                                                RequestError.NOT_SIGNED_IN, request, response))
                                .accessDeniedHandler((request, response, failure) ->
                                        problems.write(
                                                codeOf(failure, request, access),
                                                request,
                                                response)))
                .build();
    }

    /** Another filter has set every other header. */
    static void noStore(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled().addHeaderWriter(new NoStore());
    }

    /** What a stranger is refused, however a person would be authenticated. */
    static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests,
            AccessRules access) {
        requests.requestMatchers(access::needPerson).authenticated().anyRequest().permitAll();
    }

    /**
     * Takes the CSRF token from the header alone, which no form can send, and refuses a request
     * that the browser marks as another origin's (Fetch Metadata).
     */
    private static final class OwnPagesToken extends CsrfTokenRequestAttributeHandler {

        @Override
        public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
            String from = request.getHeader("Sec-Fetch-Site");
            boolean own = from == null || from.equals("same-origin") || from.equals("none");
            return own ? request.getHeader(token.getHeaderName()) : null;
        }
    }

    private static ErrorCode codeOf(
            RuntimeException failure, HttpServletRequest request, AccessRules access) {
        return switch (failure) {
            // Without a session a write is refused for that before anything else.
            case MissingCsrfTokenException missing
                    when access.needPerson(request) && !CookieNames.showSession(request) ->
                    RequestError.NOT_SIGNED_IN;
            case MissingCsrfTokenException missing -> IdentityError.CSRF_TOKEN_MISSING;
            case InvalidCsrfTokenException invalid -> IdentityError.CSRF_TOKEN_INVALID;
            default -> RequestError.NOT_SIGNED_IN;
        };
    }
}
