package app.cruddur.doctor;

import app.cruddur.crypto.SecretKey;
import app.cruddur.health.Warning;
import app.cruddur.web.FilterOrder;
import app.cruddur.web.RequestPath;
import app.cruddur.web.TrustedProxies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the doctor, in a header of {@code /api/health-check}. Anybody else gets the same answer
 * as ever.
 */
@Component
@Order(FilterOrder.DOCTOR)
final class DoctorFilter extends HttpFilter {

    static final String PATH = "/api/health-check";

    private final SecretKey key;
    private final TrustedProxies proxies;
    private final List<Warning> warnings;
    private final JsonMapper json;

    DoctorFilter(SecretKey key, TrustedProxies proxies, List<Warning> warnings, JsonMapper json) {
        this.key = key;
        this.proxies = proxies;
        this.warnings = warnings;
        this.json = json;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String question = request.getHeader(Proof.HEADER);
        if (question != null && RequestPath.of(request).equals(PATH)) {
            Proof.of(key, question)
                    .ifPresent(asked ->
                            response.setHeader(
                                    Proof.HEADER,
                                    asked.answer(json.writeValueAsBytes(seen(request)))));
        }
        chain.doFilter(request, response);
    }

    private ServerView seen(HttpServletRequest request) {
        String peer = peer(request);
        return new ServerView(
                peer,
                proxies.trust(peer),
                request.getRemoteAddr(),
                TrustedProxies.forwarded(request),
                warnings.stream().map(Warning::reason).flatMap(Optional::stream).toList());
    }

    /** The address of the connection itself, not the one that earlier filters found. */
    private static String peer(ServletRequest request) {
        ServletRequest first = request;
        while (first instanceof ServletRequestWrapper wrapper) {
            first = wrapper.getRequest();
        }
        return first.getRemoteAddr();
    }
}
