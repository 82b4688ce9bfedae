package app.cruddur;

import app.cruddur.boot.CommandRunner;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Where it begins. */
// People are in our tables; Spring's own default user must not exist.
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class Cruddur {

    public static void main(String[] args) {
        CommandRunner.runOrExit(Cruddur.class, List.of(args));
    }
}
