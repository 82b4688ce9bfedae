package app.cruddur.statements;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Ed25519 as JSON Web Keys write it (RFC 8032, RFC 8037). */
final class Ed25519 {

    static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";
    private static final int KEY_BYTES = 32;

    private Ed25519() {}

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The member {@code x} of the public key: 32 bytes in base64url. */
    static String x(PublicKey key) {
        EdECPoint point = ((EdECPublicKey) key).getPoint();
        byte[] big = point.getY().toByteArray();
        byte[] little = new byte[KEY_BYTES];
        for (int place = 0; place < Math.min(big.length, KEY_BYTES); place++) {
            little[place] = big[big.length - 1 - place];
        }
        if (point.isXOdd()) {
            little[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(little);
    }

    /**
     * @throws IllegalArgumentException when this is no public key
     */
    static PublicKey publicKey(String x) {
        byte[] little = Base64.getUrlDecoder().decode(x);
        if (little.length != KEY_BYTES) {
            throw new IllegalArgumentException("A public key has 32 bytes.");
        }
        boolean odd = little[KEY_BYTES - 1] < 0;
        little[KEY_BYTES - 1] &= 0x7f;
        byte[] big = new byte[KEY_BYTES];
        for (int place = 0; place < KEY_BYTES; place++) {
            big[place] = little[KEY_BYTES - 1 - place];
        }
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /**
     * @throws IllegalArgumentException when this is no private key in PKCS #8
     */
    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static byte[] sign(byte[] bytes, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean isSigned(byte[] bytes, byte[] signature, PublicKey key) {
        try {
            Signature check = Signature.getInstance(NAME);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
