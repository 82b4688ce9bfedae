package app.cruddur.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An e-mail address that we can keep, compare and send mail to: the one rule for addresses. Its
 * part before the @ is an RFC 5322 dot-atom of at most 64 characters, kept as it was typed. Its
 * domain has two labels or more, of letters, digits and hyphens. Letters beyond ASCII in a domain
 * are mapped as UTS 46 does (NFKC, lower case; ß, ς and joiners stay) and kept in the form {@code
 * xn--…}, so that mail goes to the very domain that is kept. The whole has at most 254 characters
 * (RFC 5321). Immutable.
 */
public final class EmailAddress {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;

    /** More than any typing of 254 characters takes; nothing longer is looked at. */
    private static final int MAX_TYPED = 1024;

    private static final String ENCODED = "xn--";

    private static final Pattern LOCAL =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");

    private static final Pattern LDH = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    /** With the punctuation and the joiners that IDNA 2008 allows (RFC 5892, appendix A). */
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?![\\p{M}-])[\\p{L}\\p{M}\\p{N}\\u00B7\\u0375\\u05F3\\u05F4\\u30FB\\u200C\\u200D-]++(?<!-)");

    /** Letters and marks without shape, and joiners where no script needs them. */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]"
                            + "|(?<![\\p{M}\\p{IsArabic}])[\\u200C\\u200D]");

    private final String local;
    private final String domain;
    private final String shownDomain;

    private EmailAddress(String local, String domain, String shownDomain) {
        this.local = local;
        this.domain = domain;
        this.shownDomain = shownDomain;
    }

    /** The address as it was typed, without blank or invisible characters around it. */
    public static Optional<EmailAddress> parse(String typed) {
        String text = Invisible.strip(typed);
        int at = text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || text.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String shown = mapped(text.substring(at + 1));
        if (!LOCAL.matcher(local).matches()) {
            return Optional.empty();
        }
        try {
            EmailAddress address =
                    new EmailAddress(
                            local,
                            eachLabel(shown, EmailAddress::ascii),
                            eachLabel(shown, EmailAddress::shown));
            return address.isKeepable() ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException noLabel) {
            return Optional.empty();
        }
    }

    /** Whether nothing was typed, or nothing that can be seen. */
    public static boolean isBlank(String typed) {
        return Invisible.strip(typed).isEmpty();
    }

    /** Whether the address is refused because the part before the @ has letters beyond ASCII. */
    public static boolean hasForeignLetters(String typed) {
        int at = typed.lastIndexOf('@');
        return at > 0
                && Invisible.strip(typed.substring(0, at))
                        .chars()
                        .anyMatch(letter -> letter > 0x7F);
    }

    /** The form to keep, to compare in any case, and to send to: ASCII alone. */
    public String ascii() {
        return local + '@' + domain;
    }

    /** The form for people: the domain in its own letters. */
    public String shown() {
        return local + '@' + shownDomain;
    }

    /** The domain in ASCII. */
    public String domain() {
        return domain;
    }

    /** Leaves the address out, so that no log has it. */
    @Override
    public String toString() {
        return "an e-mail address";
    }

    private boolean isKeepable() {
        String top = domain.substring(domain.lastIndexOf('.') + 1);
        return ascii().length() <= MAX_LENGTH
                && domain.indexOf('.') > 0
                && !top.chars().allMatch(Character::isDigit);
    }

    /** As UTS 46 maps a domain: Σ becomes σ wherever it stands, which lower case alone does not. */
    private static String mapped(String domain) {
        String folded =
                Normalizer.normalize(domain, Normalizer.Form.NFKC)
                        .replace('\u3002', '.')
                        .replace('Σ', 'σ')
                        .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static String eachLabel(String domain, UnaryOperator<String> form) {
        return Arrays.stream(domain.split("\\.", -1)).map(form).collect(Collectors.joining("."));
    }

    private static String ascii(String label) {
        String ascii =
                label.chars().allMatch(letter -> letter < 0x80)
                        ? label
                        : ENCODED + Punycode.encode(readable(label));
        if (ascii.length() > MAX_LABEL || !LDH.matcher(ascii).matches()) {
            throw new IllegalArgumentException("This is no label of a domain.");
        }
        return ascii;
    }

    /** The letters of an encoded label; the label itself where it is not encoded. */
    private static String shown(String label) {
        if (!label.startsWith(ENCODED)) {
            return label;
        }
        try {
            String decoded = readable(Punycode.decode(label.substring(ENCODED.length())));
            boolean same = mapped(decoded).equals(decoded) && ascii(decoded).equals(label);
            return same ? decoded : label;
        } catch (IllegalArgumentException notReadable) {
            return label;
        }
    }

    private static String readable(String label) {
        if (label.length() > 2 * MAX_LABEL
                || !LABEL.matcher(label).matches()
                || UNSEEN.matcher(label).find()) {
            throw new IllegalArgumentException("This is no label of a domain.");
        }
        return label;
    }
}
