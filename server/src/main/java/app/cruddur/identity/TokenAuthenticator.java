package app.cruddur.identity;

import app.cruddur.web.Viewer;

/** Finds the person of a bearer token. Whatever issues tokens implements it. */
public interface TokenAuthenticator {

    /**
     * The person of a token.
     *
     * @throws app.cruddur.web.Refusal when the token is not valid here, or its person is disabled
     */
    Viewer viewer(String token);
}
