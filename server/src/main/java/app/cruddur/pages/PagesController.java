package app.cruddur.pages;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.VisibleSql;
import app.cruddur.web.PageDocument;
import app.cruddur.web.PageDocument.Card;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Viewer;
import app.cruddur.web.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The pages of a crud and of a person. Others may keep a link card for ever, so it has no text of a
 * crud, and the end as an absolute time. For a crud or a person who is not there the page comes
 * with status 404.
 */
@Controller
class PagesController {

    private static final Logger LOG = LoggerFactory.getLogger(PagesController.class);

    private static final VisibleSql CRUD = VisibleSql.load("pages/crud");
    private static final VisibleSql PERSON = VisibleSql.load("pages/person");

    private final Db db;
    private final PageDocument document;
    private final Visitors visitors;
    private final String server;

    PagesController(Db db, PageDocument document, Visitors visitors, ServerIdentity server) {
        this.server = server.name();
        this.visitors = visitors;
        this.db = db;
        this.document = document;
    }

    /** The handle counts for nothing: the page corrects it, as it does for its reader. */
    @GetMapping({
        "/@{handle}/status/{uuid}",
        "/@{handle}/status/{uuid}/",
        "/activities/{uuid}",
        "/activities/{uuid}/"
    })
    ResponseEntity<byte[]> crud(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @PathVariable UUID uuid,
            HttpServletRequest request) {
        CardWords words = CardWords.of(request);
        return page(
                request,
                viewer,
                () ->
                        db.call(CRUD, Viewer.uuid(viewer))
                                .with("uuid", uuid)
                                .row()
                                .map(row -> crud(row, uuid, words)));
    }

    private static Card crud(Db.Row row, UUID uuid, CardWords words) {
        boolean reply = row.text(3).equals("true");
        return new Card(
                words.crud(reply, row.text(1), Instant.parse(row.text(4))),
                "/@%s/status/%s".formatted(row.text(2), uuid));
    }

    @GetMapping({"/@{handle}", "/@{handle}/"})
    ResponseEntity<byte[]> person(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @PathVariable String handle,
            HttpServletRequest request) {
        return page(
                request,
                viewer,
                () ->
                        db.call(PERSON, Viewer.uuid(viewer))
                                .with("handle", handle)
                                .row()
                                .map(this::person));
    }

    private Card person(Db.Row row) {
        String handle = "@" + row.text(2);
        return new Card("%s (%s) · %s".formatted(row.text(1), handle, server), "/" + handle);
    }

    /**
     * The page without a card. It is the same for every crud and person that a stranger may not
     * read, and while the database cannot answer.
     */
    private ResponseEntity<byte[]> page(
            HttpServletRequest request,
            @Nullable Viewer viewer,
            Supplier<Optional<Card>> question) {
        if (viewer == null && !visitors.read()) {
            return document.page(HttpStatus.OK, request);
        }
        try {
            return question.get()
                    .map(card -> document.page(HttpStatus.OK, card, request))
                    .orElseGet(() -> document.page(HttpStatus.NOT_FOUND, request));
        } catch (DbException failure) {
            if (!DbException.isUnavailable(failure)) {
                throw failure;
            }
            LOG.warn("The database cannot serve a page: {}", failure.getMessage());
            return document.page(HttpStatus.SERVICE_UNAVAILABLE, request);
        }
    }
}
