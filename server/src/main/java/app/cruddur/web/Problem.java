package app.cruddur.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * The one shape of every error (RFC 9457, application/problem+json).
 *
 * @param code the first of the reasons
 * @param errors all of the reasons
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<String> errors,
        String requestId) {

    static Problem of(List<ErrorCode> codes, HttpServletRequest request) {
        ErrorCode first = codes.getFirst();
        HttpStatus status = HttpStatus.valueOf(first.status());
        return new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                first.wire(),
                first.detail(),
                codes.stream().map(ErrorCode::wire).toList(),
                RequestIds.of(request));
    }
}
