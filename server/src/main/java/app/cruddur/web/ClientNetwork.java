package app.cruddur.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The network that an address stands for when requests, connections and bytes are counted. */
public final class ClientNetwork {

    private ClientNetwork() {}

    /**
     * Returns an IPv4 address as it is, also where IPv6 wraps it; of an IPv6 address the first 64
     * bits, the least that one customer has.
     *
     * @throws IllegalArgumentException when the text is no literal address
     */
    public static String of(String remoteAddress) {
        int zone = remoteAddress.indexOf('%');
        return of(
                InetAddress.ofLiteral(zone < 0 ? remoteAddress : remoteAddress.substring(0, zone)));
    }

    static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) + "/64"
                : address.getHostAddress();
    }
}
