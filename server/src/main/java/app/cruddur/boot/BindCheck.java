package app.cruddur.boot;

import app.cruddur.config.Setting;
import app.cruddur.config.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Checks that the server can listen on its address and port, before anything else begins. */
final class BindCheck {

    /** Only root may listen on a lower port, unless the system allows more. */
    private static final int FIRST_FREE_TO_ALL = 1024;

    private static final int CONNECT_MILLIS = 1_000;

    private BindCheck() {}

    /**
     * @throws StartupFailure naming the setting that is to be changed
     */
    static void requirePossible(Settings settings) {
        InetAddress address;
        try {
            address = InetAddress.getByName(settings.bindAddress());
        } catch (UnknownHostException unknown) {
            throw new StartupFailure(
                    "BIND_ADDRESS is %s, which is no address and no name that is known here: set it to an address of this machine, 127.0.0.1 or 0.0.0.0 for all."
                            .formatted(settings.bindAddress()),
                    unknown);
        }
        tryOut(Setting.PORT, address, settings.port());
        if (settings.managementPort() > 0) {
            tryOut(
                    Setting.MANAGEMENT_PORT,
                    InetAddress.ofLiteral("127.0.0.1"),
                    settings.managementPort());
        }
    }

    /** The sentence for a port that was taken after it had been tried out. */
    static StartupFailure taken(int port, Settings settings, Throwable cause) {
        Setting setting =
                port == settings.managementPort() ? Setting.MANAGEMENT_PORT : Setting.PORT;
        return new StartupFailure(
                "Port " + port + " is taken; set " + setting + " to another.", cause);
    }

    private static void tryOut(Setting setting, InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException refused) {
            // The exception's message is in the system's language.
            if (!isOfThisMachine(address)) {
                throw new StartupFailure(
                        "BIND_ADDRESS is %s, which is no address of this machine: set it to one that is, or to 0.0.0.0 for all."
                                .formatted(address.getHostAddress()),
                        refused);
            }
            if (port < FIRST_FREE_TO_ALL && !answers(address, port)) {
                throw new StartupFailure(
                        "This user may not listen at port "
                                + port
                                + ", which is below "
                                + FIRST_FREE_TO_ALL
                                + ": set "
                                + setting
                                + " to another, or give the process CAP_NET_BIND_SERVICE.",
                        refused);
            }
            throw new StartupFailure(
                    "Port " + port + " is taken; set " + setting + " to another.", refused);
        } catch (IOException failure) {
            throw new StartupFailure(
                    "BIND_ADDRESS is %s, at which this machine cannot listen (%s): set it to another, for example 0.0.0.0."
                            .formatted(address.getHostAddress(), failure.getMessage()),
                    failure);
        }
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            address.isAnyLocalAddress()
                                    ? InetAddress.getLoopbackAddress()
                                    : address,
                            port),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException silent) {
            return false;
        }
    }
}
