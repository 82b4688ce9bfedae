package app.cruddur.membership;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.text.EmailAddress;
import app.cruddur.text.PlainText;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The mail domains and networks from which nobody signs up. Neither the address of a person nor a
 * refusal is kept. Thread-safe.
 */
@Component
@Refuses("sign_up_blocked")
public class SignUpBlocks {

    private static final SqlFile BLOCKED = SqlFile.load("membership/blocked");

    private static final SqlFile LIST = SqlFile.load("membership/blocks");
    private static final SqlFile BLOCK = SqlFile.load("membership/block");
    private static final SqlFile UNBLOCK = SqlFile.load("membership/unblock");

    /** The most characters of a domain. */
    private static final int MAX_TYPED = 253;

    private final Db db;

    SignUpBlocks(Db db) {
        this.db = db;
    }

    byte[] list() {
        return db.call(LIST).json().orElseThrow();
    }

    /**
     * @throws Refusal when it is neither a domain nor a network, or a network of nearly everybody
     */
    void block(@Nullable String typed, Viewer by) {
        if (!isChanged(BLOCK, typed, by)) {
            throw new Refusal(MembershipError.SIGN_UP_BLOCK_INVALID);
        }
    }

    void unblock(String typed, Viewer by) {
        if (!isChanged(UNBLOCK, typed, by)) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
    }

    private boolean isChanged(SqlFile act, @Nullable String typed, Viewer by) {
        return typed != null
                && typed.length() <= MAX_TYPED
                && PlainText.canBeKept(typed)
                && db.call(act)
                        .with("value", typed)
                        .with("by_handle", by.handle())
                        .text()
                        .filter(block -> !block.isEmpty())
                        .isPresent();
    }

    /**
     * Lets an address of e-mail through, and who asks with it.
     *
     * @param db where it is looked up, such as the transaction of a confirmation
     * @param remoteAddress the literal address of who asks; null where only the domain counts
     * @throws Refusal when either is blocked; it does not say which
     */
    public void admit(Db db, EmailAddress email, @Nullable String remoteAddress) {
        String address = email.ascii();
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        db.call(BLOCKED)
                .with("domain", domain)
                .with("address", remoteAddress)
                .text()
                .ifPresent(blocked -> {
                    throw new Refusal(MembershipError.SIGN_UP_BLOCKED);
                });
    }
}
