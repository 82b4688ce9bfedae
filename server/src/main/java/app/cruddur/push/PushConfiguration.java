package app.cruddur.push;

import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PushConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Push services on the internet. */
    @Bean
    PushService pushService() {
        return new PushService(
                PublicAddresses::of, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE);
    }
}
