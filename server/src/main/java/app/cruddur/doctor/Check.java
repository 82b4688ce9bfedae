package app.cruddur.doctor;

import java.util.List;

/** One thing to look at. A check changes nothing and sends nothing to anybody. */
public interface Check {

    /** The name by which a failure of the check itself is shown. */
    String name();

    /**
     * Looks, for some ten seconds at most for each answer that it waits for.
     *
     * @throws Exception when it cannot look; its class is shown, and nothing else of it
     */
    List<Finding> look() throws Exception;
}
