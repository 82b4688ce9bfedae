package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.http.BadMessageException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads each body before anything parses it: at most 64 kB, in at most 20 seconds, and only while
 * the bodies that are here at once leave room for it. Whatever the headers say, everything behind
 * this filter reads what was read here.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
final class BodyLimit extends HttpFilter {

    private static final int MAX_BYTES = 64 * 1024;
    private static final long READ_ON = 2 * 1024 * 1024;
    private static final long SECONDS = 20;

    /** A tenth of the smallest heap that the scripts set. */
    private static final long AT_ONCE = 16 * 1024 * 1024;

    private static final long AT_ONCE_OF_ONE = AT_ONCE / 8;

    private final BodyBudget budget = new BodyBudget(AT_ONCE, AT_ONCE_OF_ONE);
    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("Content-Length") == null
                && request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(new BufferedRequest(request, new byte[0]), response);
            return;
        }
        long declared = request.getContentLengthLong();
        long bytes = declared < 0 || declared > MAX_BYTES ? MAX_BYTES : declared;
        String client = ClientNetwork.of(request.getRemoteAddr());
        if (!budget.take(client, bytes)) {
            refuse(RequestError.SERVER_BUSY, request, response);
            return;
        }
        try {
            bounded(request, response, chain);
        } finally {
            budget.give(client, bytes);
        }
    }

    private void bounded(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered;
        try {
            byte[] body =
                    BodyReader.read(
                            ServletContextRequest.getServletContextRequest(request),
                            MAX_BYTES,
                            READ_ON,
                            SECONDS);
            if (body == null) {
                problems.write(RequestError.BODY_TOO_LARGE, request, response);
                return;
            }
            buffered = new BufferedRequest(request, body);
        } catch (TimeoutException slow) {
            refuse(RequestError.BODY_TOO_SLOW, request, response);
            return;
        } catch (ExecutionException | BadMessageException unreadable) {
            refuse(RequestError.REQUEST_REFUSED, request, response);
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            refuse(RequestError.SERVER_BUSY, request, response);
            return;
        }
        chain.doFilter(buffered, response);
    }

    /** The body was not read, so the connection must close. */
    private void refuse(ErrorCode code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Connection", "close");
        if (code == RequestError.SERVER_BUSY) {
            response.setHeader("Retry-After", "1");
        }
        problems.write(code, request, response);
    }
}
