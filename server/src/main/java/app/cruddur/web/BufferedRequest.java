package app.cruddur.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is in memory. A form, which clients of the authorization server send, adds
 * its fields to the parameters, as a servlet container does.
 */
final class BufferedRequest extends HttpServletRequestWrapper {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final byte[] body;
    private final Fields form = new Fields(true);

    /**
     * @throws BadMessageException when the body should be a form and is none in UTF-8
     */
    BufferedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
        if (body.length > 0 && isForm(request.getHeader("Content-Type"))) {
            String fields = new String(body, StandardCharsets.UTF_8);
            try {
                if (!UrlEncoded.decodeUtf8To(
                        fields, 0, fields.length(), form::add, false, false, false)) {
                    throw new BadMessageException("No form");
                }
            } catch (IllegalArgumentException unreadable) {
                throw new BadMessageException("No form", unreadable);
            }
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType.regionMatches(true, 0, FORM, 0, FORM.length())
                && (contentType.length() == FORM.length()
                        || " ;".indexOf(contentType.charAt(FORM.length())) >= 0);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] query = super.getParameterValues(name);
        String[] fields = form.getValuesOrEmpty(name).toArray(String[]::new);
        if (query == null) {
            return fields.length == 0 ? null : fields;
        }
        String[] both = Arrays.copyOf(query, query.length + fields.length);
        System.arraycopy(fields, 0, both, query.length, fields.length);
        return both;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (form.isEmpty()) {
            return super.getParameterMap();
        }
        Map<String, String[]> all = new LinkedHashMap<>();
        for (String name : super.getParameterMap().keySet()) {
            all.put(name, values(name));
        }
        for (String name : form.getNames()) {
            all.put(name, values(name));
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    private String[] values(String name) {
        String[] values = getParameterValues(name);
        return values == null ? new String[0] : values;
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
