package app.cruddur.moderation;

import app.cruddur.identity.IdentityError;
import app.cruddur.membership.Membership;
import app.cruddur.sessions.Session;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequiresRole;
import app.cruddur.web.Routes;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps everybody without the role from handlers that {@link RequiresRole} marks. The role is that
 * of the viewer's row, at most a second old.
 *
 * <p>GET takes a session in which a code of the second factor was given, and any other method, with
 * it the opening of a report's copy, one given within ten minutes. Where people sign in at an
 * issuer, the second factor is the issuer's, and what is not GET takes a sign-in of the last ten
 * minutes. Nobody is refused for a code that another server has taken within the second for which a
 * session is remembered. Thread-safe.
 */
@Configuration(proxyBeanMethods = false)
class RoleGuard implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final boolean embedded;

    RoleGuard(Sessions sessions, Membership membership) {
        this.sessions = sessions;
        this.embedded = membership.identity().equals("embedded");
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            RequiresRole rule = Routes.annotation(method.getMethod(), RequiresRole.class);
            if (rule != null) {
                requireFactor(request, session(rule.value()), !READS.contains(request.getMethod()));
            }
        }
        return true;
    }

    private static Session session(Viewer.Role least) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null
                || !(who.getDetails() instanceof Session session)
                || !session.viewer().isAtLeast(least)) {
            throw new Refusal(
                    least == Viewer.Role.ADMIN
                            ? ModerationError.ADMINS_ONLY
                            : ModerationError.MODERATORS_ONLY);
        }
        return session;
    }

    private void requireFactor(HttpServletRequest request, Session session, boolean acts) {
        if (!embedded) {
            if (acts && session.signedInAt().isBefore(Instant.now().minus(FRESH))) {
                throw new Refusal(IdentityError.SIGN_IN_AGAIN);
            }
            return;
        }
        Session.Factor factor = session.factor();
        if (factor == Session.Factor.OWED || acts && factor == Session.Factor.GIVEN) {
            factor = sessions.lookAgain(request).map(Session::factor).orElse(factor);
        }
        switch (factor) {
            case NONE -> throw new Refusal(ModerationError.FACTOR_MISSING);
            case OWED -> throw new Refusal(ModerationError.FACTOR_AGAIN);
            case GIVEN -> {
                if (acts) {
                    throw new Refusal(ModerationError.FACTOR_AGAIN);
                }
            }
            case RECENT -> {}
        }
    }
}
