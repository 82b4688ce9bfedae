package app.cruddur.sessions;

/** Asks an issuer from time to time whether a session may go on. */
public interface SessionRenewal {

    /** Called by the request that finds a renewal due. The session ends when it returns false. */
    boolean goesOn(Session session);
}
