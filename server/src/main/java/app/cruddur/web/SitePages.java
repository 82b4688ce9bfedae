package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages of the site itself, which all have its card. */
@Controller
class SitePages {

    private final PageDocument document;

    SitePages(PageDocument document) {
        this.document = document;
    }

    /** Other programs write a slash at the end; the page then corrects its address. */
    @GetMapping({
        "/",
        "/sign-up",
        "/sign-up/",
        "/confirm",
        "/confirm/",
        "/sign-in",
        "/sign-in/",
        "/allow",
        "/allow/",
        "/forgot",
        "/forgot/",
        "/choose-handle",
        "/choose-handle/",
        "/account",
        "/account/",
        "/about",
        "/about/",
        "/privacy",
        "/privacy/"
    })
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        return document.page(HttpStatus.OK, request);
    }
}
