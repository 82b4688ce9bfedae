package app.cruddur.web;

import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Refuses compressed requests before anything reads their bodies. A few compressed bytes may stand
 * for a gigabyte, and Jetty's decoder never ends on a truncated body (benchmarks/NOTES.md).
 * Switches off the decompression that {@code server.compression.enabled} switches on beside the
 * compression of answers.
 */
final class CompressedRequests
        implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(CompressedRequests::refuse);
    }

    static void refuse(Server server) {
        CompressionHandler compression = server.getDescendant(CompressionHandler.class);
        if (compression != null) {
            CompressionConfig configured = compression.getConfiguration("/");
            compression.putConfiguration("/", answersAlone(configured));
        }
        server.setHandler(new Refusal415(server.getHandler()));
    }

    private static CompressionConfig answersAlone(CompressionConfig configured) {
        CompressionConfig.Builder answers = CompressionConfig.builder();
        configured.getCompressIncludeMethods().forEach(answers::compressIncludeMethod);
        configured.getCompressIncludeMimeTypes().forEach(answers::compressIncludeMimeType);
        return answers.decompressExcludePath("/*").build();
    }

    private static final class Refusal415 extends Handler.Wrapper {

        Refusal415(Handler all) {
            super(all);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
            if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) {
                return super.handle(request, response, callback);
            }
            response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, "identity");
            Response.writeError(request, response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
            return true;
        }
    }
}
