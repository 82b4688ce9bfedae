package app.cruddur.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * The issuer's keys: looked at again when they are old and when a token names one not seen yet, at
 * most twice in five seconds. While the issuer cannot be reached, those known count for a day.
 * Thread-safe.
 */
final class IssuerKeys {

    static final Duration OLD = Duration.ofMinutes(15);
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration OUTAGE = Duration.ofDays(1);
    private static final int MOST_BYTES = 200_000;

    /** Signatures by a key pair alone: neither none nor a shared secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384);

    private final Supplier<URI> where;
    private final Duration old;
    private final Duration between;
    private @Nullable JWKSource<SecurityContext> source;

    /**
     * @param where asked once, when a token comes first
     * @param old when the keys are looked at again
     * @param between the time in which an unknown key has the keys looked at twice at most
     */
    IssuerKeys(Supplier<URI> where, Duration old, Duration between) {
        this.between = between;
        this.where = where;
        this.old = old;
    }

    NimbusJwtDecoder decoder(OAuth2TokenValidator<Jwt> rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        ALGORITHMS, (selector, context) -> source().get(selector, context)));
        // Our own rules judge the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules);
        return decoder;
    }

    private synchronized JWKSource<SecurityContext> source() {
        JWKSource<SecurityContext> made = source;
        if (made == null) {
            try {
                int millis = Math.toIntExact(PATIENCE.toMillis());
                made =
                        JWKSourceBuilder.create(
                                        where.get().toURL(),
                                        new DefaultResourceRetriever(millis, millis, MOST_BYTES))
                                .cache(old.toMillis(), 2 * PATIENCE.toMillis())
                                .refreshAheadCache(false)
                                .rateLimited(between.toMillis())
                                .retrying(true)
                                .outageTolerant(OUTAGE.toMillis())
                                .build();
            } catch (MalformedURLException wrong) {
                throw new IllegalStateException(wrong);
            }
            source = made;
        }
        return made;
    }
}
