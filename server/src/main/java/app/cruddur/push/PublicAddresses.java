package app.cruddur.push;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are on the public internet, by IANA's registries of special-purpose addresses: no
 * others are connected to for an address that a user sent.
 */
final class PublicAddresses {

    private static final int HTTPS_PORT = 443;

    /** Of IPv6 nothing is public but what has been given out for it. */
    private static final Block GLOBAL_IPV6 = Block.of("2000::/3");

    private static final List<Block> SPECIAL =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "3fff::/20")
                    .map(Block::of)
                    .toList();

    /** The addresses that begin with some bits. */
    private record Block(byte[] prefix, int bits) {

        static Block of(String written) {
            int slash = written.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(written.substring(0, slash)).getAddress(),
                    Integer.parseInt(written.substring(slash + 1)));
        }

        boolean has(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xFF00 >> bits % 8;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (bits % 8 == 0 || ((address[whole] ^ prefix[whole]) & mask & 0xFF) == 0);
        }
    }

    private PublicAddresses() {}

    /**
     * Looks a name up, once: who connects to what this returns connects to no other.
     *
     * @throws UnknownHostException when there is no such name, or one of its addresses is not
     *     public
     */
    static List<InetSocketAddress> of(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        for (InetAddress address : found) {
            if (!isPublic(address)) {
                throw new UnknownHostException("It has an address that is not public.");
            }
        }
        return Arrays.stream(found)
                .map(address -> new InetSocketAddress(address, HTTPS_PORT))
                .toList();
    }

    /** Whether it is. Java has made an IPv4 address of one that IPv6 wraps. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (address instanceof Inet4Address || GLOBAL_IPV6.has(bytes))
                && SPECIAL.stream().noneMatch(block -> block.has(bytes));
    }
}
