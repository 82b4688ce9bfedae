package app.cruddur.limits;

import app.cruddur.web.FilterOrder;
import app.cruddur.web.LimitSettings;
import app.cruddur.web.Problems;
import app.cruddur.web.Routes;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /**
     * @throws IllegalArgumentException when LIMITS_FACTOR is not what it may be, in one sentence
     */
    @Bean
    Limits limits(DataSource database, SubjectHasher subjects, LimitSettings settings) {
        return new Limits(database, subjects, settings.limitsFactor());
    }

    @Bean
    Policies policies(Routes routes, List<RateLimitedPaths> others) {
        return new Policies(routes, others);
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
