package app.cruddur.text;

/**
 * Letters beyond ASCII in the ASCII letters of a domain name, by RFC 3492. {@code java.net.IDN}
 * cannot be used: it follows the rules of 2003, which turn ß into ss and so lead to another domain.
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Punycode() {}

    /** The label without the prefix {@code xn--}. */
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder code = new StringBuilder();
        for (int point : points) {
            if (point < INITIAL_N) {
                code.append((char) point);
            }
        }
        int basic = code.length();
        int handled = basic;
        if (basic > 0) {
            code.append('-');
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                if (point >= n && point < next) {
                    next = point;
                }
            }
            delta = Math.addExact(delta, Math.multiplyExact(next - n, handled + 1));
            n = next;
            for (int point : points) {
                if (point < n) {
                    delta++;
                } else if (point == n) {
                    number(delta, bias, code);
                    handled++;
                    bias = adapt(delta, handled, handled == basic + 1);
                    delta = 0;
                }
            }
            delta++;
            n++;
        }
        return code.toString();
    }

    /**
     * The label that was encoded.
     *
     * @param code without the prefix, in lower case
     * @throws IllegalArgumentException when nothing is encoded like that
     */
    static String decode(String code) {
        int last = code.lastIndexOf('-');
        StringBuilder label = new StringBuilder(last > 0 ? code.substring(0, last) : "");
        int n = INITIAL_N;
        int place = 0;
        int bias = INITIAL_BIAS;
        int length = label.length();
        try {
            for (int at = last > 0 ? last + 1 : 0; at < code.length(); ) {
                int before = place;
                int weight = 1;
                for (int k = BASE; ; k += BASE) {
                    int digit = at < code.length() ? DIGITS.indexOf(code.charAt(at++)) : -1;
                    if (digit < 0) {
                        throw new IllegalArgumentException("This is no Punycode.");
                    }
                    place = Math.addExact(place, Math.multiplyExact(digit, weight));
                    int t = threshold(k, bias);
                    if (digit < t) {
                        break;
                    }
                    weight = Math.multiplyExact(weight, BASE - t);
                }
                length++;
                bias = adapt(place - before, length, before == 0);
                n = Math.addExact(n, place / length);
                place %= length;
                label.insert(label.offsetByCodePoints(0, place), Character.toString(n));
                place++;
            }
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("This is no Punycode.", tooLarge);
        }
        return label.toString();
    }

    private static void number(int value, int bias, StringBuilder code) {
        int rest = value;
        for (int k = BASE; ; k += BASE) {
            int t = threshold(k, bias);
            if (rest < t) {
                code.append(DIGITS.charAt(rest));
                return;
            }
            code.append(DIGITS.charAt(t + (rest - t) % (BASE - t)));
            rest = (rest - t) / (BASE - t);
        }
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private static int adapt(int change, int length, boolean first) {
        int delta = first ? change / DAMP : change / 2;
        delta += delta / length;
        int k = 0;
        while (delta > (BASE - T_MIN) * T_MAX / 2) {
            delta /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
    }
}
