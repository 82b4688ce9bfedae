package app.cruddur.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address stands for. */
final class AddressBlock {

    private AddressBlock() {}

    /**
     * An IPv4 address as it is, also where IPv6 wraps it; of an IPv6 address the first 64 bits,
     * which is the least that one customer has.
     */
    static String subject(String remoteAddress) {
        int zone = remoteAddress.indexOf('%');
        InetAddress address =
                InetAddress.ofLiteral(zone < 0 ? remoteAddress : remoteAddress.substring(0, zone));
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) + "/64"
                : address.getHostAddress();
    }
}
