package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Makes {@code getRemoteAddr()} the client's own address behind the operator's proxies: the last in
 * X-Forwarded-For that no trusted proxy has. From anybody else the header means nothing, so that
 * nobody chooses the address they are slowed down by. Behind https the request is secure.
 */
@Component
@Order(FilterOrder.CLIENT_ADDRESS)
final class ClientAddress extends HttpFilter {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<IpAddressMatcher> proxies;
    private final boolean https;

    ClientAddress(
            @Value("${cruddur.trusted-proxies:}") List<String> proxies,
            @Value("${cruddur.https:false}") boolean https) {
        this.proxies = proxies.stream().map(IpAddressMatcher::new).toList();
        this.https = https;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean direct = proxies.isEmpty() && !https;
        chain.doFilter(direct ? request : new Seen(request, client(request), https), response);
    }

    private String client(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        List<String> hops =
                Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(String::strip)
                        .toList();
        for (String hop : hops.reversed()) {
            // Only what a trusted proxy has written counts, and only if it is an address.
            if (!trusted(address) || !hop.matches("[0-9a-fA-F.:]{2,45}")) {
                return address;
            }
            address = hop;
        }
        return address;
    }

    private boolean trusted(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static final class Seen extends HttpServletRequestWrapper {
        private final String address;
        private final boolean https;

        Seen(HttpServletRequest request, String address, boolean https) {
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
