package app.cruddur.health;

/** Which release this is, from the manifest of the jar. */
public final class Release {

    private Release() {}

    /**
     * For example {@code 0.1.0}, or {@code 0.2.0-SNAPSHOT+0123abc} between two releases, with the
     * commit; {@code development} outside of a jar.
     */
    public static String version() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
