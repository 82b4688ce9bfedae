package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The one document of the web app, which draws by its address, with a title and a link card (Open
 * Graph) for who does not run it. Nobody may keep it. Thread-safe.
 */
@Component
public final class PageDocument {

    /** The description of the site, as the pages have it. */
    private static final String PROMISE = "Posts here vanish. You choose when.";

    private static final String GERMAN_PROMISE =
            "Was du hier schreibst, verschwindet. Du sagst, wann.";

    private static final String LANG = "<html lang=\"en\">";
    private static final String TITLE = "<title>Cruddur</title>";
    private static final String STYLE = "<style>";

    /**
     * The link card of one page.
     *
     * @param title what the page is, in the reader's language, on one line
     * @param path where the page is, as its own links write it
     */
    public record Card(String title, String path) {}

    private final String html;
    private final String publicUrl;
    private final String styleHash;
    private final String name;

    PageDocument(Site site, ServerIdentity server) {
        this.name = server.name();
        this.publicUrl = site.publicUrl();
        this.html = load();
        if (!html.contains(LANG) || !html.contains(TITLE)) {
            throw new IllegalStateException(
                    "index.html has no " + LANG + " or no " + TITLE + " to write a page's own in.");
        }
        int from = html.indexOf(STYLE) + STYLE.length();
        int to = html.indexOf("</style>");
        if (from < STYLE.length() || to < from) {
            throw new IllegalStateException("index.html has no " + STYLE + ": build the pages.");
        }
        this.styleHash = sha256(html.substring(from, to));
    }

    /** The SHA-256 of the document's own style in Base64, as a content security policy names it. */
    String styleHash() {
        return styleHash;
    }

    /** A page with a card of its own. */
    public ResponseEntity<byte[]> page(HttpStatus status, Card card, HttpServletRequest request) {
        boolean german = RequestLanguage.of(request).equals(Locale.GERMAN);
        StringBuilder head = new StringBuilder();
        head.append("<title>").append(escaped(card.title())).append("</title>");
        meta(head, "og:site_name", name);
        meta(head, "og:type", "website");
        meta(head, "og:locale", german ? "de_DE" : "en_US");
        meta(head, "og:title", card.title());
        meta(head, "og:description", german ? GERMAN_PROMISE : PROMISE);
        if (!publicUrl.isEmpty()) {
            // Both must be absolute, and the Host that a request names may be anybody's.
            meta(head, "og:url", publicUrl + card.path());
            meta(head, "og:image", publicUrl + "/icon-512.png");
        }
        String page =
                html.replace(LANG, german ? "<html lang=\"de\">" : LANG)
                        .replace(TITLE, head.toString());
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(page.getBytes(StandardCharsets.UTF_8));
    }

    /** A page with the site's card. */
    public ResponseEntity<byte[]> page(HttpStatus status, HttpServletRequest request) {
        return page(status, new Card(name, "/"), request);
    }

    private static void meta(StringBuilder head, String property, String content) {
        head.append("\n    <meta property=\"")
                .append(property)
                .append("\" content=\"")
                .append(escaped(content))
                .append("\" />");
    }

    /** Escapes what has a meaning in HTML; the document is UTF-8. */
    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String load() {
        try (InputStream file = PageDocument.class.getResourceAsStream("/static/index.html")) {
            if (file == null) {
                throw new IllegalStateException("The pages are missing: there is no index.html.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
