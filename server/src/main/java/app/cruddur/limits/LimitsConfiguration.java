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
            Subjects subjects,
            @Value("${cruddur.limits.factor:${LIMITS_FACTOR:1}}") String factor,
            @Value("${server.address:}") String bindAddress) {
        return new Limits(database, subjects, factor(factor, bindAddress));
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

    /** What the quotas are multiplied by: only where nobody else can come. */
    static long factor(String text, String bindAddress) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "LIMITS_FACTOR must be a number from 1 to 999999, but is '" + text + "'.");
        }
        boolean loopback =
                bindAddress.equals("localhost")
                        || bindAddress.equals("::1")
                        || bindAddress.matches("127(\\.\\d{1,3}){3}");
        if (!text.equals("1") && !loopback) {
            throw new IllegalArgumentException(
                    "LIMITS_FACTOR is for measuring, and works only with BIND_ADDRESS=127.0.0.1.");
        }
        return Long.parseLong(text);
    }
}
