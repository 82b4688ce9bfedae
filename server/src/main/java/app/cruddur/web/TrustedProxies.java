package app.cruddur.web;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** The addresses whose X-Forwarded-For counts, as TRUSTED_PROXIES names them. Immutable. */
@Component
public final class TrustedProxies {

    private final List<IpAddressMatcher> networks;

    TrustedProxies(@Value("${cruddur.trusted-proxies:}") List<String> networks) {
        this.networks = networks.stream().map(IpAddressMatcher::new).toList();
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
}
