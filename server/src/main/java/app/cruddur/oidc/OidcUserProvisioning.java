package app.cruddur.oidc;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.IdentityError;
import app.cruddur.membership.Membership;
import app.cruddur.membership.PanicSwitch;
import app.cruddur.text.DisplayName;
import app.cruddur.text.PlainText;
import app.cruddur.users.Handle;
import app.cruddur.users.Users;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Finds the user of a sub, and records a person without one at their first request, as the Lambda
 * would have done. Neither a handle nor an e-mail address finds a user, only the sub.
 */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
final class OidcUserProvisioning {

    private static final SqlFile FIND = SqlFile.load("oidc/find");

    private final Db db;
    private final boolean open;
    private final PanicSwitch panic;

    OidcUserProvisioning(Db db, Membership membership, PanicSwitch panic) {
        this.db = db;
        this.panic = panic;
        this.open = membership.open();
    }

    /**
     * The user of a sub.
     *
     * @throws Refusal when the user is disabled, or was deleted since the person signed in
     */
    Optional<Viewer> known(String sub, Instant signedInAt) {
        if (!PlainText.canBeKept(sub)) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        }
        Db.Row found =
                db.call(FIND)
                        .with("sub", sub)
                        .with("signed_in_at", Long.toString(signedInAt.getEpochSecond()))
                        .row()
                        .orElseThrow();
        if (!found.text(1).isEmpty()) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        }
        if (!found.text(2).isEmpty()) {
            throw new Refusal(IdentityError.ACCOUNT_DISABLED);
        }
        return found.text(3).isEmpty() ? Optional.empty() : Optional.of(Viewer.of(found, 3));
    }

    /**
     * The user of a person who has just signed in, recorded if need be, with the name and address
     * that the issuer has now.
     *
     * @throws Refusal {@link IdentityError#HANDLE_NEEDED} when the wished handle cannot be had
     */
    Viewer enter(IssuerClaims told) {
        Optional<Viewer> known = known(told.sub(), told.signedInAt());
        if (known.isPresent()) {
            Users.syncFromIssuer(db, known.get().uuid(), nameOr("", told), told.email());
            return known.get();
        }
        try {
            record(told, told.handle());
        } catch (Refusal refusal) {
            boolean handle =
                    refusal.codes().stream()
                            .anyMatch(code -> code.wire().startsWith("preferred_username_"));
            throw handle ? new Refusal(IdentityError.HANDLE_NEEDED) : refusal;
        }
        return known(told.sub(), told.signedInAt()).orElseThrow();
    }

    /**
     * Records a person under a handle that they chose. A person who has a row keeps its handle.
     *
     * @throws Refusal saying what is wrong with the handle
     */
    Users.Registered choose(IssuerClaims told, @Nullable String handle) {
        known(told.sub(), told.signedInAt());
        return record(told, handle);
    }

    private Users.Registered record(IssuerClaims told, @Nullable String wished) {
        List<ErrorCode> errors = new ArrayList<>();
        String handle = Handle.of(wished, errors);
        if (!open) {
            throw new Refusal(IdentityError.SIGN_UPS_CLOSED);
        }
        if (panic.isOn()) {
            throw new Refusal(IdentityError.SIGN_UPS_PAUSED);
        }
        if (!errors.isEmpty()) {
            throw new Refusal(errors);
        }
        return db.transaction(together -> {
            Users.Registered user =
                    Users.register(
                            together, told.sub(), nameOr(handle, told), handle, told.email());
            Users.syncFromIssuer(together, user.uuid(), nameOr("", told), told.email());
            return user;
        });
    }

    /** The name that the issuer tells, without what cannot be shown. */
    private static String nameOr(String otherwise, IssuerClaims told) {
        String name = DisplayName.mended(told.name());
        return name.isEmpty() ? otherwise : name;
    }
}
