package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers what failed in a filter in the shape of all errors, and logs it once. Jetty's own answer
 * is a page of HTML with our exceptions in it.
 */
@Component
@Order(FilterOrder.UNHANDLED_FAILURES)
final class UnhandledFailures extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UnhandledFailures.class);

    private final Problems problems;

    UnhandledFailures(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (EofException gone) {
            throw gone;
        } catch (RuntimeException | ServletException | IOException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            response.resetBuffer();
            if (failure instanceof HttpException refused && refused.getCode() < 500) {
                problems.write(RequestError.REQUEST_REFUSED, request, response);
                return;
            }
            LOG.error("Request {} failed in a filter", RequestIds.of(request), failure);
            problems.write(RequestError.INTERNAL_ERROR, request, response);
        }
    }
}
