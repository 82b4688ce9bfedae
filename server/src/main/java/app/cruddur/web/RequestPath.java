package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The path of a request, for every rule that depends on it. The path is decoded, because the
 * controllers match the decoded path: {@code /%61pi/account} is {@code /api/account}. No other
 * class asks the request for its path (a test says so).
 */
public final class RequestPath {

    private RequestPath() {}

    /** Returns the decoded path without the query, as the controllers match it. */
    public static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /** Returns whether the client has written this very path, without escapes and parameters. */
    public static boolean isWritten(String path, HttpServletRequest request) {
        return path.equals(request.getRequestURI());
    }
}
