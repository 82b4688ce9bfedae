package app.cruddur.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** The curve of Web Push. A public key is an uncompressed point: 0x04, x, y (SEC 1, 2.3.3). */
final class P256 {

    static final int PUBLIC_BYTES = 65;

    private static final int COORDINATE_BYTES = 32;
    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** Whether these bytes are a point of the curve. */
    static boolean isPublicKey(byte[] bytes) {
        if (bytes.length != PUBLIC_BYTES || bytes[0] != 4) {
            return false;
        }
        BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        ECPoint point = point(bytes);
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right =
                x.pow(3).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB());
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.pow(2).subtract(right).mod(p).signum() == 0;
    }

    /**
     * @throws GeneralSecurityException when the bytes are no point of the curve
     */
    static ECPublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        if (!isPublicKey(bytes)) {
            throw new GeneralSecurityException("This is no point of P-256.");
        }
        return (ECPublicKey)
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(point(bytes), CURVE));
    }

    static byte[] bytes(ECPublicKey key) {
        byte[] bytes = new byte[PUBLIC_BYTES];
        bytes[0] = 4;
        write(key.getW().getAffineX(), bytes, 1);
        write(key.getW().getAffineY(), bytes, 1 + COORDINATE_BYTES);
        return bytes;
    }

    /** The secret that both sides come to (ECDH). */
    static byte[] agree(PrivateKey own, ECPublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    private static ECPoint point(byte[] bytes) {
        return new ECPoint(
                new BigInteger(1, bytes, 1, COORDINATE_BYTES),
                new BigInteger(1, bytes, 1 + COORDINATE_BYTES, COORDINATE_BYTES));
    }

    private static void write(BigInteger coordinate, byte[] into, int at) {
        byte[] signed = coordinate.toByteArray();
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(
                signed, signed.length - length, into, at + COORDINATE_BYTES - length, length);
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
