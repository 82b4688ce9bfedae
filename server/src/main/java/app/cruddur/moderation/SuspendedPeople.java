package app.cruddur.moderation;

import app.cruddur.web.Refusal;
import app.cruddur.web.RequestPath;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what a suspended person does: every write below {@code /api/} but to the own account and
 * to sign in and out. The suspension counts from the next look at the viewer's row, within a
 * second. Thread-safe.
 */
@Configuration(proxyBeanMethods = false)
class SuspendedPeople implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READS.contains(request.getMethod()) && !isOfAccount(RequestPath.of(request))) {
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            if (who != null && who.getPrincipal() instanceof Viewer viewer && viewer.suspended()) {
                throw new Refusal(ModerationError.ACCOUNT_SUSPENDED);
            }
        }
        return true;
    }

    private static boolean isOfAccount(String path) {
        return path.startsWith("/api/account/") || path.startsWith("/api/identity/");
    }
}
