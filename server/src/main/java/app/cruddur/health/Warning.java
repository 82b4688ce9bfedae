package app.cruddur.health;

import java.util.Optional;

/**
 * A fault that the operator should mend while the server goes on serving. Implementations are asked
 * from any thread.
 */
public interface Warning {

    /** The name by which {@code /readyz} shows the fault; lower case, words joined by _. */
    String code();

    /**
     * The fault that the operator should know of; empty while there is none. The text holds neither
     * a secret nor anything of a person.
     */
    Optional<String> reason();
}
