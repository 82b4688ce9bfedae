package app.cruddur.mail;

import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;

/**
 * Sends letters one after the other on a thread of its own. At most a thousand wait; one that finds
 * the queue full is dropped. At the stop it sends what it can in five seconds.
 */
final class BackgroundMailer implements Mailer, AutoCloseable {

    static final Duration AT_THE_STOP = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundMailer.class);
    private static final int QUEUE = 1000;
    private static final int TRIES = 4;

    private record Waiting(InternetAddress to, Letter letter) {}

    private final Post post;
    private final Duration firstPause;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread worker;

    /**
     * @param firstPause before the second try; each later pause is four times as long
     */
    BackgroundMailer(Post post, Duration firstPause) {
        this.post = post;
        this.firstPause = firstPause;
        this.worker = Thread.ofVirtual().name("mail").start(this::work);
    }

    @Override
    public void send(String to, Letter letter) {
        Waiting waiting = new Waiting(Address.of(to), letter);
        if (stopping.getCount() == 0 || !queue.offer(waiting)) {
            LOG.warn("A mail was dropped: {} of {} wait already", queue.size(), QUEUE);
        }
    }

    /** Sends what waits, for five seconds at most; says how many were left. */
    @Override
    public void close() throws InterruptedException {
        stopping.countDown();
        if (!worker.join(AT_THE_STOP)) {
            worker.interrupt();
        }
        if (!queue.isEmpty()) {
            LOG.warn("{} mails were not sent before the stop", queue.size());
        }
    }

    private void work() {
        try {
            while (stopping.getCount() > 0 || !queue.isEmpty()) {
                Waiting next = queue.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    deliver(next);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Waiting next) throws InterruptedException {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                post.deliver(next.to(), next.letter());
                return;
            } catch (RuntimeException failure) {
                if (attempt == TRIES || isForGood(failure)) {
                    // The reason's text may repeat the address; its kind does not.
                    LOG.warn("A mail was not sent after {} tries: {}", attempt, kind(failure));
                    return;
                }
            }
            // While stopping there is no pause: the last tries follow at once.
            boolean stop = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            pause = stop ? pause : pause.multipliedBy(4);
        }
    }

    private static boolean isForGood(RuntimeException failure) {
        return failure instanceof MailAuthenticationException
                || failure instanceof MailParseException
                || !(failure instanceof MailException);
    }

    /** The classes of a failure and its first cause, without their messages. */
    static String kind(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String outer = failure.getClass().getSimpleName();
        return root == failure ? outer : outer + ", " + root.getClass().getSimpleName();
    }
}
