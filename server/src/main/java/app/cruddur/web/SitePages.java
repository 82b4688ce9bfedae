package app.cruddur.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of the site itself, which all have its card: every address of {@code
 * web/src/app/routes.tsx} in which nothing varies.
 */
@Configuration(proxyBeanMethods = false)
class SitePages {

    private static final String ROUTES = "/pages.json";

    /** Other programs write a slash at the end; the page then corrects its address. */
    @Bean
    RouterFunction<ServerResponse> routesOfPages(PageDocument document) {
        RouterFunctions.Builder pages = RouterFunctions.route();
        paths().filter(path -> !path.contains(":"))
                .flatMap(path -> path.equals("/") ? Stream.of(path) : Stream.of(path, path + "/"))
                .forEach(path -> pages.GET(path, request -> page(document, request)));
        return pages.build();
    }

    /**
     * What another app shares, from a browser without the service worker, which takes it otherwise.
     * It leads to an empty form: the text that has come here is neither read nor put anywhere.
     */
    @Bean
    RouterFunction<ServerResponse> shareTarget() {
        return RouterFunctions.route()
                .POST(
                        "/share",
                        request ->
                                ServerResponse.status(HttpStatus.SEE_OTHER)
                                        .location(URI.create("/#share="))
                                        .build())
                .build();
    }

    private static ServerResponse page(PageDocument document, ServerRequest request) {
        ResponseEntity<byte[]> page = document.page(HttpStatus.OK, request.servletRequest());
        byte[] body = page.getBody();
        return ServerResponse.status(page.getStatusCode())
                .headers(headers -> headers.putAll(page.getHeaders()))
                .body(body == null ? new byte[0] : body);
    }

    /** As the build of the pages wrote them down; what varies is a name after a colon. */
    static Stream<String> paths() {
        try (InputStream file = SitePages.class.getResourceAsStream(ROUTES)) {
            if (file == null) {
                throw new IllegalStateException("The pages are missing: there is no " + ROUTES);
            }
            return JsonMapper.shared()
                    .readValue(file, new TypeReference<List<String>>() {})
                    .stream();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
