package app.cruddur.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes secrets of 32 random bytes: a slow hash would gain nothing. */
final class ClientSecrets implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            String.valueOf(secret)
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String kept) {
        return kept != null
                && MessageDigest.isEqual(
                        encode(secret).getBytes(StandardCharsets.US_ASCII),
                        kept.getBytes(StandardCharsets.US_ASCII));
    }
}
