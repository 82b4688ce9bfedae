package app.cruddur.testing.server;

import app.cruddur.testing.Deadline;
import com.icegreen.greenmail.util.ServerSetup;

/** How a test's own mail server is set up. */
public final class Smtp {

    private Smtp() {}

    /**
     * A server on this machine that has as long to start as all else that is waited for: by itself
     * it gives up after a second or two.
     */
    public static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(Deadline.PATIENCE.toMillis());
        return setup;
    }
}
