package app.cruddur.oauth;

import java.util.regex.Pattern;

/**
 * Where a browser may be led with a code: https, http on the person's own machine, or an app's own
 * scheme with a dot in it (RFC 8252), in the characters of RFC 3986 alone, without user and
 * fragment. {@code bin/lib/clients.sh} and the table's CHECK have the same rule.
 */
final class RedirectAddress {

    private static final int LONGEST = 500;

    private static final Pattern SAFE =
            Pattern.compile(
                    "(https://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?"
                            + "|http://(127\\.0\\.0\\.1|\\[::1\\]|localhost)(:[0-9]{1,5})?"
                            + "|[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+:)"
                            + "(/([A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?");

    private RedirectAddress() {}

    /** The rule as a regular expression of the whole address. */
    static String pattern() {
        return SAFE.pattern();
    }

    static boolean isSafe(String address) {
        return address.length() <= LONGEST && SAFE.matcher(address).matches();
    }
}
