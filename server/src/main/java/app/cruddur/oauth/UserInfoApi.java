package app.cruddur.oauth;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The claims of a token's person, as OpenID Connect names them. */
@RestController
@ConditionalOnEmbeddedIdentity
class UserInfoApi {

    static final String ADDRESS = "/api/account/userinfo";

    private static final SqlFile USER_INFO = SqlFile.load("oauth/userinfo");

    private final Db db;

    UserInfoApi(Db db) {
        this.db = db;
    }

    /** The standard claims that there are. */
    record UserInfo(
            String sub,
            String name,
            String preferred_username,
            String email,
            boolean email_verified) {}

    /** One's claims, as OpenID Connect names them; discovery leads here. */
    @OpenApiResponses(shape = UserInfo.class)
    @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] userInfo(@AuthenticationPrincipal Viewer viewer) {
        return db.call(USER_INFO)
                .with("user_uuid", viewer.uuid())
                .json()
                .orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN));
    }
}
