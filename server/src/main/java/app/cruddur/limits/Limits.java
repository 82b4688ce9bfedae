package app.cruddur.limits;

import app.cruddur.web.ClientNetwork;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Counts requests in token buckets: a whole quota at once, then as fast as it fills again. Those of
 * the identity are kept in PostgreSQL, so that servers on one database share them; the others in
 * memory, for at most 100 000 subjects, the longest unused forgotten first.
 */
public final class Limits {

    private static final int IN_MEMORY = 100_000;
    private static final int SWEPT_AT_ONCE = 1000;

    private final SubjectHasher subjects;
    private final long factor;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> shared;
    private final Cache<Counted, Bucket> own =
            Caffeine.newBuilder()
                    .maximumSize(IN_MEMORY)
                    // Longer than any window that is kept here, after which the bucket is full
                    // again.
                    .expireAfterAccess(Duration.ofMinutes(2))
                    .build();

    /**
     * @param factor what every quota is multiplied by, 1 but for measuring
     */
    Limits(DataSource database, SubjectHasher subjects, long factor) {
        this.subjects = subjects;
        this.factor = factor;
        this.shared =
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("rate_limits")
                        .idColumn("subject_hmac")
                        .stateColumn("state")
                        .expiresAtColumn("expires_at")
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        Duration.ofSeconds(10)))
                        .requestTimeout(Duration.ofSeconds(5))
                        .build();
    }

    /**
     * Counts a mail that a client has us send, whether or not the addressee is known here. The
     * quotas are three an hour from one site to one addressee, ten to one addressee, and fifty from
     * one site. The first keeps a few clients from using up what all may send to one addressee.
     *
     * @param addressee an e-mail address, or the id of what waits for a code
     * @param remoteAddress who asks
     * @throws Refusal when there were too many
     */
    public void mailTo(String addressee, String remoteAddress) {
        String to = addressee.strip().toLowerCase(Locale.ROOT);
        String site = ClientNetwork.site(remoteAddress);
        refuse(take(Policy.MAIL_FROM, site));
        refuse(take(Policy.MAIL_FROM_TO, site + ' ' + to));
        refuse(take(Policy.MAIL_TO, to));
    }

    /**
     * Counts a post of somebody who is new here: ten an hour.
     *
     * @throws Refusal when there were too many
     */
    public void newcomerPosts(UUID user) {
        refuse(take(Policy.NEWCOMER_POST, user.toString()));
    }

    private static void refuse(RateLimitResult count) {
        if (!count.allowed()) {
            throw Refusal.until(count.waitSeconds(), RequestError.TOO_MANY_REQUESTS);
        }
    }

    /**
     * The subject that a remote address counts as: itself, or the /64 of an IPv6 address.
     *
     * @throws IllegalArgumentException when it is no literal address
     */
    public static String block(String remoteAddress) {
        return ClientNetwork.of(remoteAddress);
    }

    /** Counts one request of a subject. */
    RateLimitResult take(Policy policy, String subject) {
        long quota = policy.quota() * factor;
        Bucket bucket =
                switch (policy.kept()) {
                    case DATABASE ->
                            shared.getProxy(
                                    subjects.hmac(shared(policy, quota, subject)),
                                    () ->
                                            BucketConfiguration.builder()
                                                    .addLimit(bandwidth(policy, quota))
                                                    .build());
                    case MEMORY ->
                            own.get(
                                    new Counted(policy, subject),
                                    unused ->
                                            Bucket.builder()
                                                    .addLimit(bandwidth(policy, quota))
                                                    .build());
                };
        return RateLimitResult.of(policy, quota, bucket.tryConsumeAndReturnRemaining(1));
    }

    /** A bucket keeps the quota that it was made with; another quota is another bucket. */
    private static String shared(Policy policy, long quota, String subject) {
        return policy.wire() + '\n' + quota + '\n' + policy.window() + '\n' + subject;
    }

    /** Deletes the rows of buckets that are full again. */
    void sweep() {
        int swept;
        do {
            swept = shared.removeExpired(SWEPT_AT_ONCE);
        } while (swept == SWEPT_AT_ONCE);
    }

    private static Bandwidth bandwidth(Policy policy, long quota) {
        return Bandwidth.builder().capacity(quota).refillGreedy(quota, policy.window()).build();
    }

    /** The subject of the bucket. */
    private record Counted(Policy policy, String subject) {}
}
