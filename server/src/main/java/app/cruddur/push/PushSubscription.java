package app.cruddur.push;

import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser can be told of something, and the keys to encrypt for it (RFC 8030, RFC 8291).
 * One that exists is valid; whether its host is public is seen when it is connected to.
 *
 * @param endpoint https, of a name with a dot, on port 443, at most 1000 characters, not this
 *     server's own
 * @param p256dh a public key of P-256
 * @param auth 16 bytes
 */
@Refuses({"push_endpoint_invalid", "push_keys_invalid"})
record PushSubscription(URI endpoint, byte[] p256dh, byte[] auth) {

    private static final int MOST_CHARACTERS = 1000;
    private static final int MOST_HOST_CHARACTERS = 253;

    /** A name's last label begins with a letter, which that of an IPv4 address does not. */
    private static final Pattern ENDPOINT =
            Pattern.compile(
                    "https://(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                            + "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?::443)?"
                            + "(?:[/?][!-~&&[^#]]*)?");

    /** Names that only a local network knows (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal). */
    private static final Pattern LOCAL =
            Pattern.compile(
                    "(?i).*\\.(localhost|local|internal|intranet|lan|home|corp|home\\.arpa|test|invalid|onion)");

    /**
     * What a browser gives.
     *
     * @param publicUrl this server's own address, which is no push service's; empty where unknown
     * @throws Refusal when it is none
     */
    static PushSubscription of(
            @Nullable String endpoint,
            @Nullable String p256dh,
            @Nullable String auth,
            String publicUrl) {
        URI address = endpoint(endpoint, publicUrl);
        byte[] key = decoded(p256dh);
        byte[] secret = decoded(auth);
        if (!P256.isPublicKey(key) || secret.length != PushEncryption.AUTH_BYTES) {
            throw new Refusal(PushError.PUSH_KEYS_INVALID);
        }
        return new PushSubscription(address, key, secret);
    }

    /** The origin, as the push service checks it in a signature. */
    String origin() {
        return "https://" + endpoint.getHost();
    }

    /** Of one host there is one way to write it: in lower case, without the port. */
    private static URI endpoint(@Nullable String text, String publicUrl) {
        if (text == null || text.length() > MOST_CHARACTERS || !ENDPOINT.matcher(text).matches()) {
            throw new Refusal(PushError.PUSH_ENDPOINT_INVALID);
        }
        try {
            URI address = new URI(text);
            String host = address.getHost().toLowerCase(Locale.ROOT);
            if (host.length() <= MOST_HOST_CHARACTERS
                    && !LOCAL.matcher(host).matches()
                    && !host.equalsIgnoreCase(URI.create(publicUrl).getHost())) {
                String rest =
                        text.substring("https://".length() + address.getRawAuthority().length());
                return new URI("https://" + host + rest);
            }
        } catch (URISyntaxException wrong) {
            // Refused below.
        }
        throw new Refusal(PushError.PUSH_ENDPOINT_INVALID);
    }

    private static byte[] decoded(@Nullable String base64) {
        try {
            return base64 == null || base64.length() > 100
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException wrong) {
            return new byte[0];
        }
    }
}
