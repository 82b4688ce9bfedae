package app.cruddur.feed;

import app.cruddur.web.CookieNames;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Leads a stranger's usual request for home past Jetty's compression, which would parse its headers
 * for nothing: the cache has the page compressed.
 */
@Component
final class CompressionBypass
        implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            Handler.Wrapper compression = server.getDescendant(CompressionHandler.class);
            server.setHandler(new BypassHandler(server.getHandler(), compression.getHandler()));
        });
    }

    private static final class BypassHandler extends Handler.Wrapper {

        private final Handler application;

        BypassHandler(Handler all, Handler application) {
            super(all);
            this.application = application;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            boolean held =
                    PublicHomeCacheFilter.isUsual(
                            request.getMethod(),
                            FeedApi.HOME_PATH.equals(request.getHttpURI().getPath()),
                            request.getHttpURI().getQuery(),
                            request.getHeaders().getValuesList("Cookie").stream()
                                    .anyMatch(CookieNames::showSession),
                            request.getHeaders()::get);
            return held
                    ? application.handle(request, response, callback)
                    : super.handle(request, response, callback);
        }
    }
}
