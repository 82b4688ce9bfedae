package app.cruddur.web;

import app.cruddur.db.DbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns every failure into a {@link Problem}: safe for the sender, the rest in the log under the
 * same request id.
 */
@RestControllerAdvice
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;
    private final PageDocument document;

    Problems(JsonMapper json, PageDocument document) {
        this.json = json;
        this.document = document;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer = status(refusal.codes().getFirst());
        if (refusal.retryAfterSeconds() > 0) {
            answer.header("Retry-After", Long.toString(refusal.retryAfterSeconds()));
        }
        if (!refusal.location().isEmpty()) {
            answer.header("Location", refusal.location());
        }
        return answer.body(Problem.of(refusal.codes(), request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(
            HttpMessageNotReadableException failure, HttpServletRequest request) {
        return answer(RequestError.BODY_MALFORMED, request);
    }

    /**
     * A path or a parameter that is no uuid names nothing. A browser gets the page, which says so.
     */
    @ExceptionHandler({MethodArgumentTypeMismatchException.class, NoResourceFoundException.class})
    ResponseEntity<?> nowhere(HttpServletRequest request) {
        return WebApp.isWanted(request)
                ? document.page(HttpStatus.NOT_FOUND, request)
                : answer(RequestError.NOT_FOUND, request);
    }

    /** The client has gone in the middle of the answer: nothing broke. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, EofException.class})
    void unheard(HttpServletRequest request) {
        LOG.debug("The client of request {} has gone before its answer", RequestIds.of(request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> failed(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(codeOf(known.getStatusCode()), request);
        }
        if (DbException.isUnavailable(failure)) {
            LOG.warn(
                    "The database cannot serve request {}: {}",
                    RequestIds.of(request),
                    failure.getMessage());
            return answer(RequestError.DATABASE_UNAVAILABLE, request);
        }
        LOG.error("Request {} failed unexpectedly", RequestIds.of(request), failure);
        return answer(RequestError.INTERNAL_ERROR, request);
    }

    /** Writes a problem where there is no controller, as in a filter. */
    public void write(ErrorCode code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(code.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write(json.writeValueAsBytes(Problem.of(List.of(code), request)));
    }

    static ErrorCode codeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> RequestError.NOT_FOUND;
            case 405 -> RequestError.METHOD_NOT_ALLOWED;
            case 406 -> RequestError.NOT_ACCEPTABLE;
            case 413 -> RequestError.BODY_TOO_LARGE;
            case 415 -> RequestError.CONTENT_TYPE_UNSUPPORTED;
            default ->
                    status.is5xxServerError()
                            ? RequestError.INTERNAL_ERROR
                            : RequestError.REQUEST_REFUSED;
        };
    }

    private static ResponseEntity<Problem> answer(ErrorCode code, HttpServletRequest request) {
        return status(code).body(Problem.of(List.of(code), request));
    }

    private static ResponseEntity.BodyBuilder status(ErrorCode code) {
        return ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
