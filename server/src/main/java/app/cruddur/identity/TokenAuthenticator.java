package app.cruddur.identity;

import app.cruddur.web.Viewer;

/** Whom a bearer token stands for; who issues such tokens says so. */
public interface TokenAuthenticator {

    /**
     * The person of a token.
     *
     * @throws app.cruddur.web.Refusal when the token is not valid here, or its person may not come
     *     in
     */
    Viewer viewer(String token);
}
