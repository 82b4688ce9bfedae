package app.cruddur.doctor;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the JDK's authorities, and remembers the certificate that a server showed, good or bad.
 */
public final class Certificates {

    /** Days before its end from which a certificate is a warning; renewals come at 30. */
    private static final int SOON = 14;

    private final @Nullable KeyStore trusted;

    /**
     * @param trusted whom to trust instead of those whom the JDK trusts
     */
    public Certificates(@Nullable KeyStore trusted) {
        this.trusted = trusted;
    }

    /** A context for one server. */
    Shown shown() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        X509ExtendedTrustManager judge =
                Arrays.stream(factory.getTrustManagers())
                        .filter(X509ExtendedTrustManager.class::isInstance)
                        .map(X509ExtendedTrustManager.class::cast)
                        .findFirst()
                        .orElseThrow();
        return new Shown(judge);
    }

    /**
     * Remembers the last certificate of the server, and leaves the judgement to the JDK.
     * Thread-safe.
     */
    static final class Shown extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager judge;
        private volatile @Nullable X509Certificate last;

        private Shown(X509ExtendedTrustManager judge) {
            this.judge = judge;
        }

        SSLContext context() throws GeneralSecurityException {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        }

        /** How long the certificate is still good, as a finding; nothing where none was shown. */
        Optional<Finding> end(String check) {
            X509Certificate certificate = last;
            if (certificate == null) {
                return Optional.empty();
            }
            Instant end = certificate.getNotAfter().toInstant();
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative()) {
                return Optional.of(
                        Finding.fail(
                                check,
                                "The certificate ended on %s.".formatted(end),
                                "Renew it, and see why it was not renewed by itself."));
            }
            String found =
                    String.format(
                            Locale.ROOT,
                            "The certificate is good for another %d days, until %s.",
                            left.toDays(),
                            end);
            return Optional.of(
                    left.toDays() < SOON
                            ? Finding.warn(
                                    check,
                                    found,
                                    "Renew it, and see why it was not renewed by itself.")
                            : Finding.ok(check, found));
        }

        private void remember(X509Certificate[] chain) {
            last = chain[0];
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            remember(chain);
            judge.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            remember(chain);
            judge.checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            remember(chain);
            judge.checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            judge.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            judge.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge.checkClientTrusted(chain, type, engine);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return judge.getAcceptedIssuers();
        }
    }
}
