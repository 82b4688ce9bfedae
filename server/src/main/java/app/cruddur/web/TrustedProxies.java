package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The addresses whose X-Forwarded-For counts, as TRUSTED_PROXIES names them. Immutable. */
public final class TrustedProxies {

    private final List<IpAddressMatcher> networks;

    private TrustedProxies(List<IpAddressMatcher> networks) {
        this.networks = networks;
    }

    /**
     * @param text addresses or networks, separated by commas
     * @throws IllegalArgumentException naming the first that is neither
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(TrustedProxies::network)
                        .toList());
    }

    private static IpAddressMatcher network(String text) {
        try {
            if (text.matches("[0-9a-fA-F.:]+(/\\d{1,3})?")) {
                return new IpAddressMatcher(text);
            }
        } catch (IllegalArgumentException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "TRUSTED_PROXIES has '" + text + "', which is no address or network.");
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    /**
     * Whether a connection from there is one of the operator's proxies.
     *
     * @param address a literal address
     */
    public boolean trust(String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    /** What stands in X-Forwarded-For, whoever wrote it: the nearest hop last. */
    public static List<String> forwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
    }
}
