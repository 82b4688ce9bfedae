package app.cruddur.push;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Servers in tests reach the push services of the tests. Only the tests have this class. */
@Configuration(proxyBeanMethods = false)
class PushServicesConfiguration {

    /** It is more patient than the product, and less than the two minutes of a message's claim. */
    @Bean
    @Primary
    PushService pushServiceOfTests() {
        return new PushService(
                PushServices::addresses, PushServices.trusting(), Duration.ofSeconds(110));
    }
}
