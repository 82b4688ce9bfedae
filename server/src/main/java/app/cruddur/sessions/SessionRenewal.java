package app.cruddur.sessions;

/** Whether a session goes on, where somebody else must be asked that from time to time. */
public interface SessionRenewal {

    /**
     * Called when a renewal of the session is due, by whichever request finds it so. The session
     * ends when the answer is no.
     */
    boolean goesOn(Session session);
}
