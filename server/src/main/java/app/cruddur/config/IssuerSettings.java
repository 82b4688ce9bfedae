package app.cruddur.config;

import app.cruddur.oidc.Issuer;
import app.cruddur.text.ThisMachine;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Which issuer the settings name: one of OpenID Connect, or a user pool of Amazon Cognito. */
final class IssuerSettings {

    private IssuerSettings() {}

    /** Returns null with the embedded identity. Adds errors to the settings. */
    static @Nullable Issuer of(RawSettings given) {
        given.oneOf(Setting.IDENTITY, "embedded", "oidc");
        String address = given.text(Setting.OIDC_ISSUER);
        if (!given.text(Setting.IDENTITY).equals("oidc")) {
            if (!address.isEmpty()) {
                given.wrong("OIDC_ISSUER is set, but people sign in here: set IDENTITY=oidc too.");
            }
            return null;
        }
        String pool = given.text(Setting.AWS_COGNITO_USER_POOL_ID);
        String client = given.text(Setting.OIDC_CLIENT_ID);
        if (client.isEmpty() && !pool.isEmpty()) {
            client = given.text(Setting.AWS_COGNITO_USER_POOL_CLIENT_ID);
        }
        if (address.isEmpty() && !pool.isEmpty()) {
            String region = given.text(Setting.AWS_DEFAULT_REGION);
            if (!pool.matches("[a-z0-9-]+_[0-9A-Za-z]+")) {
                given.wrong(
                        "AWS_COGNITO_USER_POOL_ID must look like us-east-1_AbCdEfGhI, but is '"
                                + pool
                                + "'.");
                return null;
            }
            if (!region.matches("[a-z0-9-]*")) {
                given.wrong(
                        "AWS_DEFAULT_REGION must look like us-east-1, but is '" + region + "'.");
                return null;
            }
            address = addressOf(pool, region);
        }
        if (address.isEmpty() || client.isEmpty()) {
            given.wrong(
                    "IDENTITY=oidc needs OIDC_ISSUER and OIDC_CLIENT_ID, or AWS_COGNITO_USER_POOL_ID and"
                            + " AWS_COGNITO_USER_POOL_CLIENT_ID.");
        } else if (!isAnAddress(address)) {
            given.wrong(
                    "OIDC_ISSUER must be of the form https://host/path (http only on this machine), but is '"
                            + address
                            + "'.");
        }
        return new Issuer(address, client, given.text(Setting.OIDC_CLIENT_SECRET), !pool.isEmpty());
    }

    private static String addressOf(String pool, String region) {
        String place = region.isEmpty() ? pool.replaceFirst("_.*", "") : region;
        return "https://cognito-idp." + place + ".amazonaws.com/" + pool;
    }

    private static boolean isAnAddress(String text) {
        try {
            URI address = new URI(text);
            boolean safe =
                    "https".equals(address.getScheme())
                            || ("http".equals(address.getScheme())
                                    && ThisMachine.is(String.valueOf(address.getHost())));
            return safe
                    && address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }
}
