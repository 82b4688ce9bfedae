package app.cruddur.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {

    /** RFC 8291, section 5 and appendix A. */
    @Test
    void the_example_of_the_specification_comes_out_byte_by_byte() throws Exception {
        byte[] browser =
                bytes(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        ECPublicKey own =
                P256.publicKey(
                        bytes(
                                "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
        KeyPair pair =
                new KeyPair(
                        own,
                        KeyFactory.getInstance("EC")
                                .generatePrivate(
                                        new ECPrivateKeySpec(
                                                new BigInteger(
                                                        1,
                                                        bytes(
                                                                "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                                                own.getParams())));
        byte[] body =
                PushEncryption.encrypt(
                        PushEncryption.marked(
                                "When I grow up, I want to be a watermelon"
                                        .getBytes(StandardCharsets.US_ASCII)),
                        browser,
                        bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                        pair,
                        bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Browser.base64(body))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg"
                                + "Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf"
                                + "1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void a_text_that_is_too_long_is_not_cut() throws Exception {
        Browser browser = new Browser();
        assertThatThrownBy(() ->
                        PushEncryption.encrypt(
                                new byte[257], browser.publicKey(), browser.auth(), 256))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_browser_reads_what_is_for_it_and_every_message_is_as_long() throws Exception {
        Browser browser = new Browser();
        for (String text : new String[] {"", "{}", "x".repeat(256)}) {
            byte[] body =
                    PushEncryption.encrypt(
                            text.getBytes(StandardCharsets.UTF_8),
                            browser.publicKey(),
                            browser.auth(),
                            256);
            assertThat(browser.read(body)).isEqualTo(text);
            assertThat(body).hasSize(16 + 4 + 1 + 65 + 257 + 16);
            assertThatThrownBy(() -> new Browser().read(body))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void only_points_of_the_curve_are_keys() throws Exception {
        byte[] key = new Browser().publicKey();
        assertThat(P256.isPublicKey(key)).isTrue();
        byte[] beside = key.clone();
        beside[64] ^= 1;
        byte[] compressed = key.clone();
        compressed[0] = 2;
        for (byte[] wrong :
                new byte[][] {
                    beside, compressed, new byte[65], new byte[0], zero(), new byte[66]
                }) {
            assertThat(P256.isPublicKey(wrong)).isFalse();
            assertThatThrownBy(() -> P256.publicKey(wrong))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static byte[] zero() {
        byte[] zero = new byte[65];
        zero[0] = 4;
        return zero;
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
