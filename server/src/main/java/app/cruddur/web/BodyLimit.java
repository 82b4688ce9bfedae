package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads a body of at most 64 kB, with or without a Content-Length, and refuses a larger one before
 * anyone parses it. Where nobody had read it, Jetty would close the connection without a word.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
final class BodyLimit extends HttpFilter {

    private static final int MAX_BYTES = 64 * 1024;

    /** Of what is too large so much is read all the same, since many read no answer before that. */
    private static final int READ_ON = 2 * 1024 * 1024;

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    private static boolean isFree(HttpServletRequest request) {
        // Jetty reads forms itself, which only clients of the authorization server send.
        return request.getRequestURI().startsWith("/oauth2/")
                || (request.getHeader("Content-Length") == null
                        && request.getHeader("Transfer-Encoding") == null);
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFree(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            request.getInputStream().skip(READ_ON);
            problems.write(ErrorCode.BODY_TOO_LARGE, request, response);
            return;
        }
        chain.doFilter(new WithBody(request, body), response);
    }

    private static final class WithBody extends HttpServletRequestWrapper {
        private final byte[] body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(new ByteArrayInputStream(body));
        }
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body has been read already.");
        }
    }
}
