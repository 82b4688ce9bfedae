package app.cruddur.api;

import app.cruddur.web.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The error codes of all features, by what stands in an answer. */
final class ErrorCodes {

    private static final Map<String, ErrorCode> ALL = find();

    private ErrorCodes() {}

    static Map<String, ErrorCode> all() {
        return ALL;
    }

    /**
     * @throws AssertionError when no feature has this code
     */
    static ErrorCode of(String wire) {
        ErrorCode code = ALL.get(wire);
        if (code == null) {
            throw new AssertionError("No enum of error codes has " + wire + ".");
        }
        return code;
    }

    private static Map<String, ErrorCode> find() {
        ClassPathScanningCandidateComponentProvider classes =
                new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AssignableTypeFilter(ErrorCode.class));
        Map<String, ErrorCode> all = new LinkedHashMap<>();
        for (BeanDefinition found : classes.findCandidateComponents("app.cruddur")) {
            for (ErrorCode code : codes(String.valueOf(found.getBeanClassName()))) {
                ErrorCode same = all.put(code.wire(), code);
                if (same != null) {
                    throw new AssertionError(
                            "%s has two meanings: in %s and in %s."
                                    .formatted(code.wire(), same.getClass(), code.getClass()));
                }
            }
        }
        return all;
    }

    private static ErrorCode[] codes(String name) {
        try {
            return (ErrorCode[]) Class.forName(name).getEnumConstants();
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }
}
