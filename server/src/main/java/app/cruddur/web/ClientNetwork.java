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
        return of(address(remoteAddress));
    }

    /**
     * Returns the same with the first 48 bits of an IPv6 address, the most that one customer
     * commonly has.
     *
     * @throws IllegalArgumentException when the text is no literal address
     */
    public static String site(String remoteAddress) {
        return prefix(address(remoteAddress), 48);
    }

    static String of(InetAddress address) {
        return prefix(address, 64);
    }

    private static InetAddress address(String literal) {
        int zone = literal.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone));
    }

    private static String prefix(InetAddress address, int bits) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bits / 8))
                        + '/'
                        + bits
                : address.getHostAddress();
    }
}
