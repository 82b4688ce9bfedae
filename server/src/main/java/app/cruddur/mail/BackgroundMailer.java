package app.cruddur.mail;

import app.cruddur.text.EmailAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each letter on a virtual thread of its own, so that one that is refused, slow or waiting
 * for its next try delays no other. At most 1000 letters are under way, and the mail server has at
 * most 32 of them at once, the longest waiting first; a letter beyond the 1000 is dropped. At the
 * stop five seconds are left for what is under way.
 */
final class BackgroundMailer implements Mailer, AutoCloseable {

    static final Duration AT_THE_STOP = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundMailer.class);
    private static final int MOST_LETTERS = 1000;
    private static final int MOST_CONNECTIONS = 32;
    private static final int TRIES = 4;

    private final SmtpTransport post;
    private final Duration firstPause;
    private final Deliveries deliveries;
    private final Semaphore letters = new Semaphore(MOST_LETTERS);
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS, true);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mail-", 0).factory());

    /**
     * @param firstPause before the second try; each later pause is four times as long
     */
    BackgroundMailer(SmtpTransport post, Duration firstPause, Deliveries deliveries) {
        this.post = post;
        this.deliveries = deliveries;
        this.firstPause = firstPause;
    }

    @Override
    public void send(EmailAddress to, Letter letter) {
        if (!letters.tryAcquire()) {
            LOG.warn("A mail was dropped: {} are under way already", MOST_LETTERS);
            deliveries.dropped();
            return;
        }
        try {
            threads.execute(() -> deliver(to, letter));
        } catch (RejectedExecutionException stopped) {
            letters.release();
            LOG.warn("A mail was dropped: the server is stopping");
        }
    }

    /** Sends what is under way, for five seconds at most; says how many were left. */
    @Override
    public void close() throws InterruptedException {
        stopping.countDown();
        threads.shutdown();
        if (!threads.awaitTermination(AT_THE_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            int left = MOST_LETTERS - letters.availablePermits();
            threads.shutdownNow();
            LOG.warn("{} mails were not sent before the stop", left);
        }
    }

    private void deliver(EmailAddress to, Letter letter) {
        try {
            Duration pause = firstPause;
            for (int attempt = 1; !isDone(to, letter, attempt); attempt++) {
                // While stopping there is no pause: the last tries follow at once.
                boolean stop = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                pause = stop ? pause : pause.multipliedBy(4);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            letters.release();
        }
    }

    /**
     * Makes one try. A letter is done once it was taken, refused for good, or tried often enough.
     */
    private boolean isDone(EmailAddress to, Letter letter, int attempt)
            throws InterruptedException {
        connections.acquire();
        try {
            post.deliver(to, letter);
            deliveries.taken();
            return true;
        } catch (RuntimeException failure) {
            boolean giveUp = attempt == TRIES || Failure.isForGood(failure);
            if (giveUp) {
                LOG.warn("A mail was not sent after {} tries: {}", attempt, Failure.kind(failure));
                deliveries.givenUp(failure);
            }
            return giveUp;
        } finally {
            connections.release();
        }
    }
}
