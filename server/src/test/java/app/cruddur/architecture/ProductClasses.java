package app.cruddur.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Takes the product's own classes alone: no tests, and not what only tests use. */
final class ProductClasses implements ImportOption {

    private final ImportOption outsideOfTests = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return outsideOfTests.includes(location) && !location.contains("/app/cruddur/testing/");
    }
}
