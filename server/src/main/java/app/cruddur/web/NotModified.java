package app.cruddur.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Leaves out the Content-Length of zero that Jetty gives a 304. It would have to be the length that
 * a 200 has (RFC 9110, section 8.6), and a cache may take it for that.
 */
final class NotModified extends Handler.Wrapper {

    NotModified(Handler all) {
        super(all);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHeaders().contains(HttpHeader.IF_NONE_MATCH)) {
            request.addHttpStreamWrapper(WithoutLength::new);
        }
        return super.handle(request, response, callback);
    }

    private static final class WithoutLength extends HttpStream.Wrapper {

        WithoutLength(HttpStream stream) {
            super(stream);
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            MetaData.Response sent = response;
            if (response != null && response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
                sent =
                        new MetaData.Response(
                                response.getStatus(),
                                response.getReason(),
                                response.getHttpVersion(),
                                HttpFields.build(response.getHttpFields())
                                        .remove(HttpHeader.CONTENT_LENGTH));
            }
            super.send(request, sent, last, content, callback);
        }
    }
}
