package app.cruddur.receipts;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.RateLimit;
import app.cruddur.statements.Statements;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The state of the crud that a receipt is for, after its end. */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
class ReceiptsApi {

    private static final SqlFile CHECK = SqlFile.load("receipts/check");
    private static final String KIND = "receipt-check+jwt";

    private final Db db;
    private final Statements statements;

    ReceiptsApi(Db db, Statements statements) {
        this.db = db;
        this.statements = statements;
    }

    /**
     * A receipt, from whoever holds it.
     *
     * @param receipt as it was in the header Receipt
     */
    @Schema(name = "Receipt")
    record Body(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String receipt) {}

    /**
     * What is so of the crud, each time in the same words.
     *
     * @param iss the server's PUBLIC_URL; empty where it is not set
     * @param sub the crud
     * @param iat as checked_at, in seconds since 1970
     * @param ended_at the end that the receipt has
     * @param among_cruds whether it still has a row; at its second it may for a moment: ask again
     * @param seal the beginning of its key's hour, where it was sealed
     * @param seal_sha256 SHA-256 of its key, in hexadecimal, where it was sealed
     * @param key none: it was not sealed; not destroyed: its hour is not over; not listed:
     *     destroyed more than 31 days ago, or not known
     */
    @Schema(name = "ReceiptCheckSaid")
    record Said(
            String iss,
            UUID sub,
            long iat,
            Instant ended_at,
            Instant checked_at,
            boolean among_cruds,
            @Nullable Instant seal,
            @Nullable String seal_sha256,
            @Schema(allowableValues = {"none", "not destroyed", "destroyed", "not listed"})
                    String key,
            @Nullable Instant key_destroyed_at,
            String not_covered) {}

    /**
     * What is so of the crud, signed.
     *
     * @param statement the same, signed: a compact JWS of the type receipt-check+jwt
     */
    @Schema(name = "ReceiptCheck")
    record Signed(Said says, String statement) {}

    /**
     * Have a receipt checked after the end of its crud, by a second statement.
     *
     * <p>The same for every crud: whether a copy is kept for a report is not looked at, and cannot
     * be told from the answer.
     */
    @OpenApiResponses(
            shape = Signed.class,
            refusals = {"receipt_invalid", "receipt_not_over"})
    @RateLimit(name = "receipts", quota = 30)
    @PostMapping(
            path = "/api/receipts",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] check(@RequestBody Body body) {
        JsonNode receipt =
                statements
                        .read(Receipts.KIND, body.receipt() == null ? "" : body.receipt().strip())
                        .orElseThrow(() -> new Refusal(ReceiptError.RECEIPT_INVALID));
        Db.Row row =
                db.call(CHECK)
                        .with("iss", statements.issuer())
                        .with("uuid", receipt.get("sub").asString())
                        .with("exp", receipt.get("exp").asLong())
                        .with("seal", receipt.path("seal").asString(null))
                        .with("key_hash", receipt.path("seal_sha256").asString(null))
                        .row()
                        .orElseThrow();
        long secondsLeft = Long.parseLong(row.text(1));
        if (secondsLeft > 0) {
            throw Refusal.until(secondsLeft, ReceiptError.RECEIPT_NOT_OVER);
        }
        return statements.answer(KIND, row.column(2));
    }
}
