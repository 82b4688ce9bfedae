package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** Serves the files of the web app: its assets carry their hash in their name. */
@Configuration(proxyBeanMethods = false)
class WebApp implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        // The original's addresses.
        for (String page : new String[] {"/sign-up", "/sign-in"}) {
            pages.addRedirectViewController(page.replace("-", ""), page)
                    .setStatusCode(HttpStatus.MOVED_PERMANENTLY)
                    .setKeepQueryParams(true);
        }
        // A password manager's way to the page (W3C, "A well-known URL for changing passwords").
        pages.addRedirectViewController("/.well-known/change-password", "/account");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(brotli());
        resources
                .addResourceHandler("/openapi.json")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
        // Browsers ask for it at each start of a page, since that of the release before must not
        // stay.
        resources
                .addResourceHandler("/sw.js")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
        // These keep their names, so a browser asks for them again tomorrow.
        resources
                .addResourceHandler(
                        "/{name}.svg",
                        "/{name}.png",
                        "/favicon.ico",
                        "/robots.txt",
                        "/manifest.json")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }

    /** The build wrote each asset as .br beside itself; to others Jetty sends gzip. */
    private static EncodedResourceResolver brotli() {
        EncodedResourceResolver brotli = new EncodedResourceResolver();
        brotli.setContentCodings(List.of("br"));
        return brotli;
    }

    /** Whether this asks for a page, as only a person's browser does, and not for the API. */
    static boolean isWanted(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !RequestPath.of(request).startsWith("/api/");
    }

    /**
     * A redirect that saves no request; the usual one would look up the session of every request.
     */
    @Bean
    FlashMapManager flashMapManager() {
        return new FlashMapManager() {
            @Override
            public @Nullable FlashMap retrieveAndUpdate(
                    HttpServletRequest request, HttpServletResponse response) {
                return null;
            }

            @Override
            public void saveOutputFlashMap(
                    FlashMap values, HttpServletRequest request, HttpServletResponse response) {
                throw new UnsupportedOperationException("Nothing is kept for a redirect.");
            }
        };
    }
}
