package app.cruddur.limits;

import app.cruddur.web.FilterOrder;
import app.cruddur.web.Problems;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /**
     * @throws IllegalArgumentException when LIMITS_FACTOR is not what it may be, in one sentence
     */
    @Bean
    Limits limits(
            DataSource database,
            SubjectHasher subjects,
            @Value("${cruddur.limits.factor:1}") long factor) {
        return new Limits(database, subjects, factor);
    }

    @Bean
    FilterRegistrationBean<LimitsFilter> limitsOfAddresses(Limits limits, Problems problems) {
        return at(FilterOrder.LIMITS_OF_ADDRESSES, new LimitsFilter(limits, problems, true));
    }

    @Bean
    FilterRegistrationBean<LimitsFilter> limitsOfPeople(Limits limits, Problems problems) {
        return at(FilterOrder.LIMITS_OF_PEOPLE, new LimitsFilter(limits, problems, false));
    }

    private static FilterRegistrationBean<LimitsFilter> at(int order, LimitsFilter filter) {
        FilterRegistrationBean<LimitsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
