package app.cruddur.web;

import java.io.File;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets Jetty start where {@code java.io.tmpdir} cannot be written. It would make two folders there,
 * for documents and for uploads, and we have neither. The port of health and metrics, which Spring
 * Boot gives a context of its own, takes this from {@code META-INF/spring}.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class NoTemporaryFolder implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        // Any folder that exists keeps Spring Boot from making one. Nothing is read from it.
        factory.getSettings().setDocumentRoot(new File(System.getProperty("java.home", "/")));
        factory.addServerCustomizers(server -> {
            for (WebAppContext context : server.getDescendants(WebAppContext.class)) {
                context.setBaseResource(null);
                context.setTempDirectory(null);
            }
        });
    }
}
