package app.cruddur.health;

/** A thread that the server cannot do without. */
public interface VitalThread {

    /** Whether it still runs; asked by {@code /livez} from any thread. */
    boolean isAlive();
}
