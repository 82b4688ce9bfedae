package app.cruddur.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What Spring Boot itself needs to start: the limit for the server's start. */
@SpringBootApplication(proxyBeanMethods = false)
public class Empty {

    public static void main(String[] args) {
        SpringApplication.run(Empty.class, args);
    }
}
