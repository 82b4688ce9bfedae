package app.cruddur.limits;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /**
     * @throws IllegalArgumentException when LIMITS_FACTOR is not what it may be, in one sentence
     */
    @Bean
    Limits limits(
            DataSource database,
            Subjects subjects,
            @Value("${cruddur.limits.factor:${LIMITS_FACTOR:1}}") String factor,
            @Value("${server.address:}") String bindAddress) {
        return new Limits(database, subjects, factor(factor, bindAddress));
    }

    /** What the quotas are multiplied by: only where nobody else can come. */
    static long factor(String text, String bindAddress) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "LIMITS_FACTOR must be a number from 1 to 999999, but is '" + text + "'.");
        }
        boolean loopback =
                bindAddress.equals("localhost")
                        || bindAddress.equals("::1")
                        || bindAddress.matches("127(\\.\\d{1,3}){3}");
        if (!text.equals("1") && !loopback) {
            throw new IllegalArgumentException(
                    "LIMITS_FACTOR is for measuring, and works only with BIND_ADDRESS=127.0.0.1.");
        }
        return Long.parseLong(text);
    }
}
