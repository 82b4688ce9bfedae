package app.cruddur.oidc;

import app.cruddur.identity.IdentityError;
import app.cruddur.users.Users;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The ways to the issuer, and choosing a handle where the wished one cannot be had. */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
@RequestMapping("/api/identity")
class IssuerApi {

    private final Provider provider;
    private final OidcUserProvisioning people;
    private final IssuerTokenAuthenticator authenticator;
    private final OidcLoginHandler arrival;
    private final StartedSignIns startedSignIns;
    private final PendingRegistrations newcomers;
    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();
    private final String publicUrl;

    IssuerApi(
            Provider provider,
            OidcUserProvisioning people,
            IssuerTokenAuthenticator authenticator,
            OidcLoginHandler arrival,
            StartedSignIns startedSignIns,
            PendingRegistrations newcomers,
            Site site) {
        this.provider = provider;
        this.people = people;
        this.authenticator = authenticator;
        this.arrival = arrival;
        this.startedSignIns = startedSignIns;
        this.publicUrl = site.publicUrl();
        this.newcomers = newcomers;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(provider);
        this.requests.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    record HandleBody(@Nullable String preferred_username) {}

    /** Leads to the issuer, and after signing in there to {@code return}, an address of ours. */
    @GetMapping("/issuer/sign-in")
    ResponseEntity<Void> signIn(
            @RequestParam(name = "return", required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return leave(UnaryOperator.identity(), back, request, response);
    }

    @GetMapping("/issuer/sign-up")
    ResponseEntity<Void> signUp(
            @RequestParam(name = "return", required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return leave(provider::signUp, back, request, response);
    }

    /** Ends the session at the issuer; ours ends by {@code POST /api/identity/sign-out}. */
    @GetMapping("/issuer/sign-out")
    ResponseEntity<Void> signOut() {
        String home =
                publicUrl.isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        : publicUrl;
        return to(provider.signOut(home + "/"));
    }

    @PostMapping(
            path = "/handle",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] choose(
            @RequestBody HandleBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String token = token(request);
        if (token != null) {
            return people.choose(authenticator.told(token), body.preferred_username()).json();
        }
        PendingRegistrations.Newcomer newcomer =
                newcomers.of(request).orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN));
        Users.Registered user = people.choose(newcomer.told(), body.preferred_username());
        newcomers.forget(request, response);
        arrival.begin(user.uuid(), newcomer.renewal(), request, response);
        return user.json();
    }

    private @Nullable String token(HttpServletRequest request) {
        try {
            return tokens.resolve(request);
        } catch (OAuth2AuthenticationException malformed) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        }
    }

    private ResponseEntity<Void> leave(
            UnaryOperator<String> place,
            @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        OAuth2AuthorizationRequest wanted = requests.resolve(request, Provider.ID);
        if (wanted == null) {
            throw new Refusal(IdentityError.ISSUER_UNAVAILABLE);
        }
        startedSignIns.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.from(wanted)
                        .attributes(all -> all.put(StartedSignIns.RETURN, ReturnPath.of(back)))
                        .build(),
                request,
                response);
        return to(place.apply(wanted.getAuthorizationRequestUri()));
    }

    private static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, URI.create(address).toString())
                .build();
    }
}
