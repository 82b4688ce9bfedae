package app.cruddur.web;

/**
 * Where people reach the server. Immutable.
 *
 * @param publicUrl {@code PUBLIC_URL} without a slash at its end; empty where nobody said
 * @param frontendUrl {@code FRONTEND_URL}, the origin of another front end whose pages may ask the
 *     API, without a slash at its end; empty for none
 */
public record Site(String publicUrl, String frontendUrl) {

    /** Whether browsers come by TLS, so that cookies are for TLS alone. */
    public boolean https() {
        return publicUrl.startsWith("https:");
    }
}
