package app.cruddur.membership;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.sessions.SessionToken;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Invitations by members, for a server on which sign-ups are by invitation. The code of an open
 * invitation lets its holder sign up. The code is shown once; the database has its hash. An
 * invitation opens nothing while its maker is suspended or disabled. Thread-safe.
 */
@Component
@Refuses("invitation_needed")
public class Invitations {

    private static final SqlFile LIST = SqlFile.load("membership/invitations");
    private static final SqlFile LOCK_INVITER = SqlFile.load("membership/lock-inviter");
    private static final SqlFile INVITE = SqlFile.load("membership/invite");
    private static final SqlFile TAKE_BACK = SqlFile.load("membership/take-invitation-back");
    private static final SqlFile FIND = SqlFile.load("membership/find-invitation");
    private static final SqlFile USE = SqlFile.load("membership/use-invitation");

    private static final int MAX_USES = 20;
    private static final int MAX_HOURS = 168;

    /** Too many for anybody to guess a code. */
    private static final int CODE_BYTES = 18;

    private final Db db;
    private final boolean needed;
    private final int most;
    private final SecureRandom random = new SecureRandom();

    Invitations(Db db, Membership membership) {
        this.db = db;
        this.needed = membership.signUps() == Membership.SignUps.INVITED;
        this.most = needed ? membership.invitations() : 0;
    }

    byte[] list(Viewer viewer) {
        return db.call(LIST)
                .with("user_uuid", viewer.uuid())
                .with("most", mostOf(viewer))
                .json()
                .orElseThrow();
    }

    /**
     * Makes an invitation.
     *
     * @param uses how many people may sign up by it, from 1 to 20
     * @param hours how long it is open, from 1 to 168
     * @throws Refusal when a bound is broken, or the viewer has as many open invitations as the
     *     viewer may have: none who is suspended, also at this moment
     */
    byte[] invite(Viewer viewer, int uses, int hours) {
        if (uses < 1 || uses > MAX_USES || hours < 1 || hours > MAX_HOURS) {
            throw new Refusal(MembershipError.INVITATION_BOUNDS_INVALID);
        }
        String code = code();
        return db.transaction(together -> {
            boolean there =
                    together.call(LOCK_INVITER).with("user_uuid", viewer.uuid()).text().isPresent();
            if (!there) {
                throw new Refusal(RequestError.NOT_SIGNED_IN);
            }
            return together.call(INVITE)
                    .with("user_uuid", viewer.uuid())
                    .with("code", code)
                    .with("code_hash", SessionToken.hash(code))
                    .with("uses", uses)
                    .with("hours", hours)
                    .with("most", mostOf(viewer))
                    .json()
                    .orElseThrow(() -> new Refusal(MembershipError.INVITATIONS_TOO_MANY));
        });
    }

    private int mostOf(Viewer viewer) {
        return viewer.suspended() ? 0 : most;
    }

    private String code() {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void takeBack(Viewer viewer, UUID uuid) {
        boolean found =
                db.call(TAKE_BACK)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .text()
                        .isPresent();
        if (!found) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
    }

    /**
     * Finds the invitation of a sign-up that begins.
     *
     * @param code as it was sent; null or blank for none
     * @return its uuid; null where none is needed
     * @throws Refusal when one is needed, and there is no open one with this code
     */
    public @Nullable String required(@Nullable String code) {
        if (!needed) {
            return null;
        }
        if (code == null || code.isBlank()) {
            throw new Refusal(MembershipError.INVITATION_NEEDED);
        }
        return db.call(FIND)
                .with("code_hash", SessionToken.hash(code.strip()))
                .text()
                .orElseThrow(() -> new Refusal(MembershipError.INVITATION_NEEDED));
    }

    /**
     * Takes one use of the invitation of a sign-up that is confirmed. Of two that want the last
     * use, one gets it.
     *
     * @param together the transaction of the confirmation
     * @param uuid as {@link #required} gave it; empty for none
     * @throws Refusal when one is needed, and it was taken back or its uses are spent
     */
    public void use(Db together, String uuid) {
        if (!needed) {
            return;
        }
        if (uuid.isEmpty() || together.call(USE).with("invitation_uuid", uuid).text().isEmpty()) {
            throw new Refusal(MembershipError.INVITATION_NEEDED);
        }
    }
}
