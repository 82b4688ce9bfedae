package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * JSON that holds cruds, and so must not outlive the first of them to expire. Its end is on this
 * machine's monotonic clock: the moment before the question was sent plus what PostgreSQL said was
 * left, so that neither a wrong clock nor a slow answer makes it longer.
 *
 * <p>Browsers ask each time, by its ETag; caches that many people share may keep it for five
 * seconds at most, since a deletion cannot wait for an expiry. Whoever shows a session or a token
 * gets the same bytes under {@code no-store}.
 */
public final class ExpiringResponse {

    /** What an answer depends on, besides its address. */
    private static final String VARY = "Cookie, Authorization, Accept-Encoding";

    private static final long KEPT_AT_MOST = TimeUnit.SECONDS.toNanos(5);

    private final byte[] json;
    private final long askedAt;
    private final long lasts;
    private final String etag;

    private ExpiringResponse(byte[] json, long askedAt, long lasts) {
        this.json = json;
        this.askedAt = askedAt;
        this.lasts = lasts;
        this.etag = etag(json);
    }

    /**
     * @param askedAt {@link System#nanoTime} from before the question was sent
     * @param millisecondsLeft as PostgreSQL wrote them; empty where nothing expires
     */
    public static ExpiringResponse of(byte[] json, long askedAt, String millisecondsLeft) {
        long lasts =
                millisecondsLeft.isEmpty()
                        ? KEPT_AT_MOST
                        : TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millisecondsLeft));
        return new ExpiringResponse(json, askedAt, Math.min(lasts, KEPT_AT_MOST));
    }

    /** Whether it has not expired. */
    public boolean isAlive() {
        return System.nanoTime() - askedAt < lasts;
    }

    /** Whether it was queried within this time, in nanoseconds. */
    public boolean isYoungerThan(long age) {
        return System.nanoTime() - askedAt < age;
    }

    /**
     * @param moment of {@link System#nanoTime}
     */
    public boolean isQueriedSince(long moment) {
        return askedAt - moment >= 0;
    }

    public String etag() {
        return etag;
    }

    /** Sends the JSON, or 304 to a client that has it already. */
    public void send(HttpServletRequest request, HttpServletResponse response, List<String> links)
            throws IOException {
        begin(request, response, links);
        if (!new ServletWebRequest(request, response).checkNotModified(etag)) {
            response.setContentLength(json.length);
            response.getOutputStream().write(json);
        }
    }

    /** Sets the headers of an answer, and of one that says that nothing has changed. */
    public void begin(
            HttpServletRequest request, HttpServletResponse response, List<String> links) {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.ETAG, etag);
        response.addHeader(HttpHeaders.VARY, VARY);
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl(request));
        links.forEach(link -> response.addHeader(HttpHeaders.LINK, link));
    }

    public byte[] json() {
        return json;
    }

    /** The Cache-Control of the answer to this request. */
    private String cacheControl(HttpServletRequest request) {
        if (isSomebodys(request)) {
            return "no-store";
        }
        long left = Math.max(0, lasts - (System.nanoTime() - askedAt));
        return "max-age=0, must-revalidate, s-maxage=" + TimeUnit.NANOSECONDS.toSeconds(left);
    }

    /** Whether a request shows a session or a token, good or not. */
    private static boolean isSomebodys(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || CookieNames.showSession(request);
    }

    /** Weak, because the same JSON goes out plain and compressed. */
    private static String etag(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return "W/\"" + text.substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
