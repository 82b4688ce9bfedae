package app.cruddur.oauth;

import app.cruddur.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a public client revoke a token: it says its {@code client_id}, and proves nothing but that
 * it has the token (RFC 7009, sections 2.1 and 5). Spring knows a public client by its code alone.
 */
final class PublicRevocation implements AuthenticationConverter, AuthenticationProvider {

    private final RegisteredClientRepository clients;

    PublicRevocation(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String id = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        return RequestPath.of(request).equals(AuthorizationServer.REVOKE)
                        && id != null
                        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) == null
                ? new Asker(id)
                : null;
    }

    @Override
    public Authentication authenticate(Authentication asker) {
        RegisteredClient client = clients.findByClientId(String.valueOf(asker.getPrincipal()));
        if (client == null
                || !client.getClientAuthenticationMethods()
                        .contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> type) {
        return Asker.class.isAssignableFrom(type);
    }

    /** The client id that the request claims. */
    private static final class Asker extends OAuth2ClientAuthenticationToken {

        private static final long serialVersionUID = 1L;

        Asker(String id) {
            super(id, ClientAuthenticationMethod.NONE, null, null);
        }
    }
}
