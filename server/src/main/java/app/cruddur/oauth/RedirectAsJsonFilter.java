package app.cruddur.oauth;

import app.cruddur.web.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a decision on consent with the redirect's address as JSON. A script cannot see where a
 * redirect leads, and a form's redirect would need a content policy that names every client.
 */
final class RedirectAsJsonFilter extends OncePerRequestFilter {

    private final JsonMapper json;

    RedirectAsJsonFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !RequestPath.of(request).equals(AuthorizationServer.AUTHORIZE);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                request,
                new HttpServletResponseWrapper(response) {
                    @Override
                    public void sendRedirect(String address) throws IOException {
                        setContentType(MediaType.APPLICATION_JSON_VALUE);
                        getOutputStream().write(json.writeValueAsBytes(Map.of("address", address)));
                    }
                });
    }
}
