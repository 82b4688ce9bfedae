package app.cruddur.feed;

import app.cruddur.web.CookieNames;
import app.cruddur.web.ExpiringResponse;
import app.cruddur.web.FilterOrder;
import app.cruddur.web.RequestPath;
import app.cruddur.web.Visitors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers a stranger's usual request for home from the cache, as {@link FeedApi} would. A request
 * with a session or a token, and any other request, goes on to the next filter.
 */
@Component
@Order(FilterOrder.HOME_CACHE)
final class PublicHomeCacheFilter extends HttpFilter {

    private final HomeCache home;
    private final Visitors visitors;

    PublicHomeCacheFilter(HomeCaches homes, Visitors visitors) {
        this.visitors = visitors;
        this.home = homes.forStrangers();
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CachedPage page = visitors.read() && isUsual(request) ? home.cachedOrQueried() : null;
        if (page == null) {
            chain.doFilter(request, response);
        } else {
            answer(page, request, response);
        }
    }

    private static boolean isUsual(HttpServletRequest request) {
        return isUsual(
                request.getMethod(),
                RequestPath.isWritten(FeedApi.HOME_PATH, request),
                request.getQueryString(),
                CookieNames.showSession(request),
                request::getHeader);
    }

    /**
     * Whether a request is the usual one for home.
     *
     * @param home whether the path is home's to the letter; any other spelling is for the firewall
     * @param session whether the request shows a session
     */
    static boolean isUsual(
            String method,
            boolean home,
            @Nullable String query,
            boolean session,
            Function<String, @Nullable String> header) {
        return home
                && query == null
                && !session
                && method.equals("GET")
                && isUsual(header.apply("Accept"), "*/*", "application/json")
                && isPlain(header.apply("Accept-Encoding"))
                && isOneTag(header.apply("If-None-Match"))
                && header.apply("Authorization") == null
                && header.apply("Origin") == null;
    }

    private static boolean isUsual(@Nullable String header, String one, String other) {
        return header == null || header.equals(one) || header.equals(other);
    }

    /** Whether the header has no weights and no wildcard. */
    private static boolean isPlain(@Nullable String encodings) {
        return encodings == null || (encodings.indexOf(';') < 0 && encodings.indexOf('*') < 0);
    }

    /** Whether the header has one tag, and not one that Jetty gives to what it compresses. */
    private static boolean isOneTag(@Nullable String tags) {
        return tags == null
                || (tags.indexOf('"', tags.indexOf('"') + 1) == tags.length() - 1
                        && !tags.endsWith("--gzip\""));
    }

    private static void answer(
            CachedPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ExpiringResponse cruds = page.home().cruds();
        // The metrics count it under home's address, as any other request for home.
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(FeedApi.HOME_PATH));
        cruds.begin(request, response, page.home().links());
        if (isKnown(cruds.etag(), request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = cruds.json();
        if (page.isWorthCompressing() && accepts("gzip", request.getHeader("Accept-Encoding"))) {
            response.setHeader("Content-Encoding", "gzip");
            body = page.gzip();
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Our tags are weak; the same text as a strong tag matches too. */
    private static boolean isKnown(String etag, @Nullable String tag) {
        return tag != null && etag.equals(tag.startsWith("W/") ? tag : "W/" + tag);
    }

    private static boolean accepts(String encoding, @Nullable String encodings) {
        if (encodings == null) {
            return false;
        }
        for (String one : encodings.split(",")) {
            if (one.strip().equals(encoding)) {
                return true;
            }
        }
        return false;
    }
}
