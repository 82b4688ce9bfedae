package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Set;
import org.eclipse.jetty.http.BadMessageException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Refuses a query that is not UTF-8, or not encoded as the standard says, and a Content-Type that
 * is none or names no charset of this JVM. Jetty looks at both when it is first asked for a
 * parameter, which may be anywhere behind here.
 */
@Component
@Order(FilterOrder.READABLE_REQUEST)
final class ReadableRequest extends HttpFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Problems problems;

    ReadableRequest(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isReadable(request.getHeader("Content-Type"))) {
            // Without a body, its type is only a header that makes no sense.
            problems.write(
                    READS.contains(request.getMethod())
                            ? RequestError.REQUEST_REFUSED
                            : RequestError.CONTENT_TYPE_UNSUPPORTED,
                    request,
                    response);
            return;
        }
        try {
            if (request.getQueryString() != null) {
                request.getParameterMap();
            }
        } catch (BadMessageException unreadable) {
            problems.write(RequestError.REQUEST_REFUSED, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isReadable(@Nullable String contentType) {
        if (contentType == null || contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
            return true;
        }
        try {
            String charset = MediaType.parseMediaType(contentType).getParameter("charset");
            return charset == null || Charset.isSupported(charset.replaceAll("^\"|\"$", ""));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
