package app.cruddur.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "vir@example.com, vir@example.com, vir@example.com",
        "Vir.Cotto+x@EXAMPLE.Com, Vir.Cotto+x@example.com, Vir.Cotto+x@example.com",
        "o'brien/x@a-b.example, o'brien/x@a-b.example, o'brien/x@a-b.example",
        "ceo@škoda.example, ceo@xn--koda-f6a.example, ceo@škoda.example",
        "ceo@ŠKODA.example, ceo@xn--koda-f6a.example, ceo@škoda.example",
        "ceo@s\u030Ckoda.example, ceo@xn--koda-f6a.example, ceo@škoda.example",
        "ceo@XN--KODA-F6A.example, ceo@xn--koda-f6a.example, ceo@škoda.example",
        "u@डाटामेल.भारत, u@xn--c2bd4bq1db8d.xn--h2brj9c, u@डाटामेल.भारत",
        "u@น้ำ.ไทย, u@xn--q3c4c8cq.xn--o3cw4h, u@น้ํา.ไทย",
        "u@straße.example, u@xn--strae-oqa.example, u@straße.example",
        "u@STRASSE.example, u@strasse.example, u@strasse.example",
        "u@ｅｘａｍｐｌｅ．ｃｏｍ, u@example.com, u@example.com",
        "u@例え。テスト, u@xn--r8jz45g.xn--zckzah, u@例え.テスト",
        "u@ΣΊΣΥΦΟΣ.example, u@xn--kxa6akbbkh.example, u@σίσυφοσ.example",
        "u@xn--a.example, u@xn--a.example, u@xn--a.example",
        "u@xn--i-7iq.ws, u@xn--i-7iq.ws, u@xn--i-7iq.ws",
    })
    void an_address_is_kept_in_ascii_and_shown_in_its_own_letters(
            String typed, String ascii, String shown) {
        EmailAddress address = EmailAddress.parse(typed).orElseThrow();
        assertThat(address.shown()).isEqualTo(shown);
        assertThat(address.ascii()).isEqualTo(ascii);
        assertThat(EmailAddress.parse(address.ascii()).orElseThrow().shown()).isEqualTo(shown);
        assertThat(EmailAddress.parse(address.shown()).orElseThrow().ascii()).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.com",
                "vir@",
                "vir@example",
                "a@b@example.com",
                "a..b@docomo.example",
                "abc.@ezweb.example",
                ".a@example.com",
                "a/../b@example.com",
                "a b@example.com",
                "Vir <vir@example.com>",
                "\"x\"@example.com",
                "a,b@example.com",
                "a@b.example, c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "a\u0000@example.com",
                "a@[192.0.2.1]",
                "a@192.0.2.1",
                "a@-b.example",
                "a@b-.example",
                "a@b..example",
                "a@.example",
                "a@b.example.",
                "a@b_c.example",
                "a@b c.example",
                "a@b\u200Bc.example",
                "a@g\u200Dg.example",
                "a@\u0301a.example",
                "a@x\u202Ey.example",
                "a@x\uFE0Fy.example",
                "a@\u2100.example",
                "a@x\uFF20y.example",
                "a@☃.example",
                "jörg@example.com",
                "a\u200B@example.com",
                "a\uD800@example.com",
                "a@b\uD800.example",
                "a@\uDC00.example"
            })
    void what_cannot_be_mailed_is_no_address(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void letters_before_the_at_sign_are_named_as_the_reason() {
        assertThat(EmailAddress.hasForeignLetters("jörg@example.com")).isTrue();
        assertThat(EmailAddress.hasForeignLetters("\u200Bvir@škoda.example")).isFalse();
        assertThat(EmailAddress.hasForeignLetters("jörg")).isFalse();
    }

    @Test
    void what_is_invisible_around_an_address_is_not_of_it() {
        String around = "\u200B\uFEFF\u00A0\u200E\u3000\u0085 \t\r\n";
        assertThat(EmailAddress.parse(around + "vir@example.com" + around).orElseThrow().ascii())
                .isEqualTo("vir@example.com");
        assertThat(EmailAddress.isBlank(around)).isTrue();
        assertThat(EmailAddress.isBlank("x")).isFalse();
    }

    @Test
    void lengths_are_those_of_the_rfc() {
        String label = "a".repeat(63) + ".";
        String domain = label.repeat(2) + "a".repeat(58) + ".xy";
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain).orElseThrow().ascii())
                .hasSize(254);
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain + "z")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "š".repeat(60) + ".example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + ("b" + " ".repeat(60_000)).repeat(100))).isEmpty();
    }

    @Test
    void it_never_writes_itself_into_a_log() {
        assertThat(EmailAddress.parse("vir@example.com").orElseThrow())
                .hasToString("an e-mail address");
    }

    /** RFC 3492, section 7.1. */
    @ParameterizedTest
    @CsvSource({
        "egbpdaj6bu4bxfgehfvwxn, ليهمابتكلموشعربي؟",
        "ihqwcrb4cv8a8dqg056pqjye, 他们为什么不说中文",
        "Proprostnemluvesky-uyb24dma41a, Pročprostěnemluvíčesky",
        "3B-ww4c5e180e575a65lsy2b, 3年B組金八先生",
        "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n, 安室奈美恵-with-SUPER-MONKEYS"
    })
    void punycode_is_that_of_the_rfc(String code, String label) {
        assertThat(Punycode.encode(label)).isEqualTo(code);
        assertThat(Punycode.decode(code)).isEqualTo(label);
    }

    /** Letters that the rules of 2003 and of 2008 treat alike. */
    @Test
    void the_domain_is_that_of_the_jdk_where_the_jdk_knows_the_letters() {
        int[] letters = "aéšžđčöüñабвгдежийקאבגδεζ例え中文ไทยनम1".codePoints().toArray();
        Random random = new Random(22);
        for (int round = 0; round < 500; round++) {
            StringBuilder label = new StringBuilder("a");
            for (int length = random.nextInt(1, 12); length > 0; length--) {
                label.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            String domain = label.append("a.example").toString();
            String ascii;
            try {
                ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            } catch (IllegalArgumentException mixedDirections) {
                continue;
            }
            EmailAddress address = EmailAddress.parse("u@" + domain).orElseThrow();
            assertThat(address.domain()).isEqualTo(ascii);
            assertThat(address.shown()).isEqualTo("u@" + IDN.toUnicode(ascii));
        }
    }

    @Test
    void no_bytes_are_more_than_an_address_or_none() {
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            String noise = new String(bytes, StandardCharsets.UTF_16);
            EmailAddress.parse("u@" + noise + ".example")
                    .ifPresent(address ->
                            assertThat(address.ascii()).matches("[!-~]{1,64}@[a-z0-9.-]{3,189}"));
            assertThat(
                            EmailAddress.parse(
                                    "u@xn--"
                                            + Integer.toString(random.nextInt(1 << 30), 36)
                                            + ".example"))
                    .isPresent();
        }
    }
}
