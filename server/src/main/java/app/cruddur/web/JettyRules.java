package app.cruddur.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * The rules for both of our Jettys: the one that people reach, and that of MANAGEMENT_PORT, whose
 * context has its own customizers (META-INF/spring).
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class JettyRules {

    @Bean
    CompressedRequests compressedRequests() {
        return new CompressedRequests();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> notModified() {
        return factory ->
                factory.addServerCustomizers(
                        server -> server.setHandler(new NotModified(server.getHandler())));
    }
}
