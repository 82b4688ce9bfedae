package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the web app: its pages are one document, its assets carry their hash in their name. */
@Configuration(proxyBeanMethods = false)
class WebApp implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        for (String page :
                new String[] {
                    "/",
                    "/sign-up",
                    "/confirm",
                    "/sign-in",
                    "/forgot",
                    "/account",
                    "/about",
                    "/privacy",
                    "/activities/{uuid}",
                    "/@{handle}",
                    "/@{handle}/status/{uuid}"
                }) {
            pages.addViewController(page).setViewName("forward:/index.html");
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    /** We redirect nowhere; the usual one would look up the session of every request. */
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
