package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes {@code getRemoteAddr()} the client's address behind the operator's proxies: the last in
 * X-Forwarded-For that is no trusted proxy. From any other peer the header is ignored, so that no
 * client chooses the address it is counted by. Behind https the request is secure.
 */
@Component
@Order(FilterOrder.CLIENT_ADDRESS)
final class ClientAddress extends HttpFilter {

    /** Four numbers with or without a port, or IPv6, where a port needs brackets. */
    private static final Pattern HOP =
            Pattern.compile(
                    "(?<v4>\\d{1,3}(\\.\\d{1,3}){3})(:\\d{1,5})?"
                            + "|\\[(?<bracketed>[0-9a-fA-F:.]{2,45})](:\\d{1,5})?"
                            + "|(?<v6>[0-9a-fA-F.]*:[0-9a-fA-F:.]{1,45})");

    private final TrustedProxies proxies;
    private final boolean https;

    ClientAddress(TrustedProxies proxies, Site site) {
        this.proxies = proxies;
        this.https = site.https();
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String client = proxies.isEmpty() ? request.getRemoteAddr() : client(request);
        boolean direct = proxies.isEmpty() && !https;
        LogBudget.countFor(client);
        try {
            chain.doFilter(
                    direct ? request : new ForwardedRequest(request, client, https), response);
        } finally {
            LogBudget.countFor(null);
        }
    }

    private String client(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        for (String hop : TrustedProxies.forwarded(request).reversed()) {
            // Only what a trusted proxy has written counts, and only if it is an address.
            String before = proxies.trust(address) ? literal(hop) : null;
            if (before == null) {
                return address;
            }
            address = before;
        }
        return address;
    }

    /**
     * Returns the address that a proxy wrote, without the port and the brackets that some write, or
     * null where it is no literal address.
     */
    static @Nullable String literal(String hop) {
        Matcher written = HOP.matcher(hop);
        if (!written.matches()) {
            return null;
        }
        String address = written.group("v4");
        if (address == null) {
            address = written.group("bracketed");
        }
        if (address == null) {
            address = written.group("v6");
        }
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    private static final class ForwardedRequest extends HttpServletRequestWrapper {
        private final String address;
        private final boolean https;

        ForwardedRequest(HttpServletRequest request, String address, boolean https) {
            super(request);
            this.address = address;
            this.https = https;
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }

        @Override
        public String getRemoteHost() {
            return address;
        }

        @Override
        public boolean isSecure() {
            return https || super.isSecure();
        }

        @Override
        public String getScheme() {
            return https ? "https" : super.getScheme();
        }
    }
}
