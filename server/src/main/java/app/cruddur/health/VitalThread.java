package app.cruddur.health;

/** A thread without which the server does not keep its promises. */
public interface VitalThread {

    /** Whether it still runs; asked by {@code /livez} from any thread. */
    boolean isAlive();
}
