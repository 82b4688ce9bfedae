package app.cruddur.text;

import java.net.InetAddress;

/** Whether a host in a setting is this machine itself, so that no network lies between. */
public final class ThisMachine {

    private ThisMachine() {}

    /**
     * Asks no name server: only {@code localhost} and loopback addresses count.
     *
     * @param host a name or an address, an IPv6 address also in brackets
     */
    public static boolean is(String host) {
        String address = host.replaceFirst("^\\[(.*)]$", "$1");
        if (address.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException anotherName) {
            return false;
        }
    }
}
