package app.cruddur.limits;

import app.cruddur.web.FilterOrder;
import app.cruddur.web.LimitSettings;
import app.cruddur.web.Problems;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /**
     * @throws IllegalArgumentException when LIMITS_FACTOR is not what it may be, in one sentence
     */
    @Bean
    Limits limits(DataSource database, SubjectHasher subjects, LimitSettings settings) {
        return new Limits(database, subjects, settings.limitsFactor());
    }

    /** Reads the types alone, since the handlers are made later than the filters. */
    @Bean
    Policies policies(ListableBeanFactory beans, List<RateLimitedPaths> others) {
        List<Class<?>> handlers = new ArrayList<>();
        for (String name : beans.getBeanNamesForAnnotation(RestController.class)) {
            Class<?> type = beans.getType(name);
            if (type != null) {
                handlers.add(ClassUtils.getUserClass(type));
            }
        }
        return new Policies(handlers, others);
    }

    @Bean
    FilterRegistrationBean<LimitsFilter> limitsOfAddresses(
            Limits limits, Policies policies, Problems problems) {
        return at(
                FilterOrder.LIMITS_OF_ADDRESSES,
                new LimitsFilter(limits, policies, problems, true));
    }

    @Bean
    FilterRegistrationBean<LimitsFilter> limitsOfPeople(
            Limits limits, Policies policies, Problems problems) {
        return at(
                FilterOrder.LIMITS_OF_PEOPLE, new LimitsFilter(limits, policies, problems, false));
    }

    private static FilterRegistrationBean<LimitsFilter> at(int order, LimitsFilter filter) {
        FilterRegistrationBean<LimitsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
