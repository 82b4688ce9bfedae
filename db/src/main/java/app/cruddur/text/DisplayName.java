package app.cruddur.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A display name: the one rule for names. It is in Unicode's form NFC and has 1 to 50 characters
 * and at most 200 code points. It has no control character and no ignorable code point (which
 * includes those that turn the direction of text), except joiners, selectors and tags where a
 * script or an emoji needs them. Blanks inside it are single spaces. Names are not unique, and
 * letters that look alike, such as the Cyrillic and the Latin А, are not told apart: only handles
 * are. Immutable.
 *
 * @param text the name as it is kept; meaningless where it has a fault
 * @param fault why it cannot be kept, or null
 */
public record DisplayName(String text, @Nullable Fault fault) {

    /** Why a name cannot be kept. */
    public enum Fault {
        /** It is empty or invisible. */
        BLANK,
        /** It has more than 50 characters or 200 code points. */
        TOO_LONG,
        /** It has a hidden character, or one that is heaped up with marks. */
        INVALID
    }

    private static final int MAX_CHARACTERS = 50;
    private static final int MAX_CODE_POINTS = 200;

    /**
     * The most that 200 code points can take. A longer name is refused before any work is done on
     * it.
     */
    private static final int MAX_LENGTH = 2 * MAX_CODE_POINTS;

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;

    private static final Set<UnicodeScript> SCRIPTS_WITHOUT_JOINERS =
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.GEORGIAN,
                    UnicodeScript.HEBREW,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL,
                    UnicodeScript.BOPOMOFO,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO,
                    UnicodeScript.COMMON,
                    UnicodeScript.INHERITED);

    /** England, Scotland and Wales: a black flag, five letters as tags, and the end of tags. */
    private static final List<String> FLAGS =
            Stream.of("gbeng", "gbsct", "gbwls").map(DisplayName::flag).toList();

    /** The name that somebody typed. */
    public static DisplayName of(@Nullable String typed) {
        String text = typed == null ? "" : PlainText.strip(typed);
        if (PlainText.isUnseen(text)) {
            return new DisplayName("", Fault.BLANK);
        }
        if (text.length() > MAX_LENGTH) {
            return new DisplayName("", Fault.TOO_LONG);
        }
        String name = tidied(text);
        return new DisplayName(name, fault(name));
    }

    /**
     * The issuer's name without hidden or stacked characters, cut to the allowed length: a person
     * cannot be asked to correct it there. Empty when nothing visible is left.
     */
    public static String mended(@Nullable String told) {
        String text = told == null ? "" : PlainText.strip(told);
        String seen = withoutHidden(cut(text, 4 * MAX_LENGTH).replaceAll("\\s", " "));
        DisplayName mended = of(fitting(tidied(cut(PlainText.strip(seen), MAX_LENGTH))));
        return mended.fault == null ? mended.text : "";
    }

    private static String tidied(String text) {
        StringBuilder single = new StringBuilder();
        text.codePoints()
                .map(point -> PlainText.isSpace(point) ? ' ' : point)
                .filter(point -> point != ' ' || !endsWithSpace(single))
                .forEachOrdered(single::appendCodePoint);
        return Normalizer.normalize(single, Normalizer.Form.NFC);
    }

    private static boolean endsWithSpace(StringBuilder text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
    }

    private static @Nullable Fault fault(String name) {
        if (!withoutHidden(name).equals(name) || PlainText.isHeaped(name)) {
            return Fault.INVALID;
        }
        boolean tooLong =
                PlainText.characters(name) > MAX_CHARACTERS
                        || name.codePointCount(0, name.length()) > MAX_CODE_POINTS;
        return tooLong ? Fault.TOO_LONG : null;
    }

    private static String withoutHidden(String text) {
        StringBuilder seen = new StringBuilder();
        int before = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + flagLength(text, at);
            if (next == at) {
                next += Character.charCount(point);
                int after = next < text.length() ? text.codePointAt(next) : 0;
                if (isHidden(point) && !isInPlace(before, point, after)) {
                    at = next;
                    continue;
                }
            }
            seen.append(text, at, next);
            before = point;
            at = next;
        }
        return seen.toString();
    }

    private static int flagLength(String text, int at) {
        return FLAGS.stream()
                .filter(flag -> text.startsWith(flag, at))
                .mapToInt(String::length)
                .findAny()
                .orElse(0);
    }

    private static String flag(String region) {
        StringBuilder flag = new StringBuilder().appendCodePoint(0x1F3F4);
        region.chars().forEach(letter -> flag.appendCodePoint(0xE0000 + letter));
        return flag.appendCodePoint(0xE007F).toString();
    }

    private static boolean isHidden(int point) {
        return PlainText.isIgnorable(point)
                || (point >= 0xFFF9 && point <= 0xFFFD)
                || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF)
                || switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            true;
                    default -> false;
                };
    }

    /** Whether a script or an emoji needs this ignorable code point between those two. */
    private static boolean isInPlace(int before, int point, int after) {
        return switch (point) {
            case TEXT_STYLE -> isPicture(before);
            case EMOJI_STYLE -> isPicture(before) || (before < 0x80 && after == KEYCAP);
            case JOINER ->
                    (isJoining(before) && isJoining(after))
                            || ((isPicture(before) || before == EMOJI_STYLE) && isPicture(after));
            case NON_JOINER -> isJoining(before) && isJoining(after);
            default ->
                    UnicodeScript.of(point) == UnicodeScript.MONGOLIAN
                            && UnicodeScript.of(before) == UnicodeScript.MONGOLIAN
                            && Character.isLetter(before);
        };
    }

    private static boolean isPicture(int point) {
        return Character.isEmoji(point) && point >= 0x80;
    }

    private static boolean isJoining(int point) {
        boolean arabicVowel = point >= 0x64B && point <= 0x65F || point == 0x670;
        return arabicVowel || !SCRIPTS_WITHOUT_JOINERS.contains(UnicodeScript.of(point));
    }

    /** As many characters as a name may have, and of one that is heaped up its first code point. */
    private static String fitting(String text) {
        StringBuilder fitting = new StringBuilder();
        int characters = 0;
        int codePoints = 0;
        for (int at = 0; at < text.length() && characters < MAX_CHARACTERS; characters++) {
            int end = Graphemes.end(text, at);
            String one = text.substring(at, end);
            String kept = PlainText.isHeaped(one) ? Character.toString(one.codePointAt(0)) : one;
            codePoints += kept.codePointCount(0, kept.length());
            if (codePoints > MAX_CODE_POINTS) {
                break;
            }
            fitting.append(kept);
            at = end;
        }
        return fitting.toString();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
