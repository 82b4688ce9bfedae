package app.cruddur.web;

import app.cruddur.db.DbException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers 503 where a filter, such as security, needs the database, and it cannot answer. */
@Component
@Order(FilterOrder.DATABASE_UNAVAILABLE)
final class DatabaseUnavailableFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseUnavailableFilter.class);

    private final Problems problems;

    DatabaseUnavailableFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            if (!DbException.isUnavailable(failure) || response.isCommitted()) {
                throw failure;
            }
            LOG.warn(
                    "The database cannot serve request {}: {}",
                    RequestIds.of(request),
                    failure.getMessage());
            response.resetBuffer();
            problems.write(RequestError.DATABASE_UNAVAILABLE, request, response);
        }
    }
}
