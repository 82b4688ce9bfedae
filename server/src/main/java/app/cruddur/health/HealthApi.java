package app.cruddur.health;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthApi {

    private static final SqlFile READY = SqlFile.load("health/ready");

    private final Db db;

    HealthApi(Db db) {
        this.db = db;
    }

    /** The original's answer, word for word. */
    @GetMapping("/api/health-check")
    Map<String, Object> healthCheck() {
        return Map.of("success", true, "ver", 1);
    }

    /** The process answers. */
    @GetMapping("/livez")
    Map<String, String> live() {
        return Map.of("status", "live");
    }

    /** The database answers too; else the answer is 503. */
    @GetMapping("/readyz")
    Map<String, String> ready() {
        db.call(READY).text();
        return Map.of("status", "ready");
    }
}
