package app.cruddur.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Closes connections of one network beyond a number, as soon as they are accepted. Loopback and
 * trusted proxies, which carry many people, have no such bound. Thread-safe.
 */
@Component
final class ConnectionLimit
        implements SelectorManager.AcceptListener,
                WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private final int most;
    private final Predicate<InetAddress> unbounded;
    private final Map<SelectableChannel, String> open = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    @Autowired
    ConnectionLimit(LimitSettings limits, TrustedProxies proxies) {
        this(
                limits.connectionsPerAddress(),
                peer -> peer.isLoopbackAddress() || proxies.trust(peer.getHostAddress()));
    }

    ConnectionLimit(int most, Predicate<InetAddress> unbounded) {
        this.most = most;
        this.unbounded = unbounded;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                connector.addEventListener(this);
            }
        });
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        InetAddress peer = peer(channel);
        if (peer != null && !unbounded.test(peer) && !count(channel, ClientNetwork.of(peer))) {
            IO.close(channel);
        }
    }

    private synchronized boolean count(SelectableChannel channel, String network) {
        int others = counts.getOrDefault(network, 0);
        if (others >= most) {
            return false;
        }
        counts.put(network, others + 1);
        open.put(channel, network);
        return true;
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public synchronized void onClosed(SelectableChannel channel) {
        String network = open.remove(channel);
        if (network != null) {
            counts.computeIfPresent(network, (same, count) -> count > 1 ? count - 1 : null);
        }
    }

    private static @Nullable InetAddress peer(SelectableChannel channel) {
        try {
            return channel instanceof SocketChannel socket
                            && socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? remote.getAddress()
                    : null;
        } catch (IOException gone) {
            return null;
        }
    }
}
