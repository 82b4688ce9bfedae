package app.cruddur.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives a method of an {@code …Api} the {@link Page} or {@link PageByTime} that the request's
 * parameters ask for.
 */
@Configuration(proxyBeanMethods = false)
class PageParameters implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class
                || parameter.getParameterType() == PageByTime.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        int limit = Page.limit(request.getParameter("limit"));
        if (parameter.getParameterType() == PageByTime.class) {
            return new PageByTime(PageByTime.place(request.getParameter("after")), limit);
        }
        String after = request.getParameter("min_id");
        return new Page(
                Page.cursor(request.getParameter("max_id")),
                // The name that min_id had in builds before 0.1.0.
                Page.cursor(after == null ? request.getParameter("since_id") : after),
                limit);
    }
}
