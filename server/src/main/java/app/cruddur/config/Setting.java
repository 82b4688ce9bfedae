package app.cruddur.config;

import java.util.Locale;

/** Every setting there is. {@code docs/settings.md} and {@code --help} are the same table. */
public enum Setting {
    PORT("4567", "where the server listens; 0 for any free port"),
    BIND_ADDRESS(
            "127.0.0.1",
            "the address it listens on; `0.0.0.0` and `::` are all of this machine's, of IPv4 and of"
                    + " IPv6"),
    MANAGEMENT_PORT(
            "",
            "a second port, on 127.0.0.1 whatever `BIND_ADDRESS` is, for `/actuator/health` and"
                    + " `/actuator/prometheus`; unset, neither is served"),
    CONNECTION_URL(
            "",
            "your PostgreSQL, `postgresql://user:password@host:port/database?sslmode=…`; unset, the"
                    + " server brings its own; by environment only"),
    PROD_CONNECTION_URL("", "the same, used with the word `prod`; by environment only"),
    LISTEN_URL(
            "",
            "the same database past a pooler: for a `CONNECTION_URL` through PgBouncer in transaction"
                    + " mode; by environment only"),
    SECRET_ARN(
            "",
            "in place of user and password in the URL, a secret of AWS Secrets Manager with `username`"
                    + " and `password`, asked for at each new connection"),
    SERVICE_SECRET_ARN(
            "",
            "for `migrate`: such a secret of the role that servers sign in as; the role is made, or"
                    + " given the rights that this release needs"),
    LAMBDA_SECRET_ARN("", "the same for the role of the Lambda `cruddur-post-confirmation`"),
    CRUDDUR_HOME(
            "~/.cruddur",
            "a folder of its own, for the own PostgreSQL, its URL, and the secret key; mode 0700"),
    MIGRATE("start", "`off`: the schema is brought up by `java -jar cruddur.jar migrate` alone"),
    SECRET_KEY(
            "",
            "32 bytes or more, hexadecimal or base64, for codes and keys; unset, one is made in"
                    + " `CRUDDUR_HOME`; servers that share a database must share it; by environment only"),
    SEAL(
            "off",
            "`on`: new texts are sealed, so that no backup, replica or log of the database can be read"
                    + " after their end ([sealing](sealing.md)); `off`: they are plain"),
    SEALS_FILE(
            "",
            "the keys of sealed texts, in a folder of its own and in no backup; unset,"
                    + " `CRUDDUR_HOME/seals/keys`; servers that share a database must share it"),
    PUBLIC_URL(
            "",
            "where people reach the server, for example `https://cruddur.example`; with https,"
                    + " cookies are Secure; the issuer of our own tokens"),
    TRUSTED_PROXIES(
            "",
            "addresses or networks, comma-separated, whose `X-Forwarded-For` counts: those of your"
                    + " proxy"),
    CONNECTIONS_PER_ADDRESS(
            "200",
            "the most connections that one address may have open; not counted are this machine's"
                    + " own and those of `TRUSTED_PROXIES`"),
    FRONTEND_URL(
            "",
            "the origin of another web app whose pages may use the API by bearer token, never by cookie (CORS)"),
    SERVER_NAME(
            "Cruddur", "what this server is called, on its pages, in its mails and on link cards"),
    SERVER_LINE("", "a line about it, of at most 160 characters, for who is not signed in"),
    SERVER_RULES("", "its rules, with `;` between them, for the page about it"),
    SERVER_CONTACT("", "a mail address or an https address of the people who run it"),
    SERVER_LANGUAGES("", "the languages that people write in here, for example `en,de`"),
    SIGN_UPS(
            "open",
            "who gets a new account: `open`, anybody; `approved`, anybody whom a moderator accepts;"
                    + " `invited`, people whom a member has invited (the first comes by the admin link"
                    + " that a start prints); `closed`, nobody"),
    INVITATIONS(
            "5",
            "with `SIGN_UPS=invited`, how many invitations a member may have open at once; 0: members"
                    + " invite nobody"),
    NEWCOMER_HOURS(
            "",
            "for so many hours an account posts nothing that lives less than 12 hours, ten cruds an"
                    + " hour, and mentions three people in each, and nobody posts a text twice within"
                    + " an hour; 0: never; unset, 24 where `SIGN_UPS=open` and `PUBLIC_URL` is not"
                    + " this machine, else 0"),
    VISITORS(
            "read",
            "`read`: people who are not signed in read what is for everyone; `none`: they see the way"
                    + " in alone"),
    AUDIENCE(
            "everyone",
            "who may read a crud whose author does not say: `everyone`, or `members`, who are signed"
                    + " in here"),
    IDENTITY(
            "embedded",
            "`embedded`: people sign up and in here; `oidc`: at Amazon Cognito or any OpenID Connect"
                    + " issuer ([Cognito](cognito.md))"),
    OIDC_ISSUER(
            "",
            "the issuer, for example `https://id.example`; https, unless it is on this machine"),
    OIDC_CLIENT_ID("", "this server's client there; access tokens must be for it"),
    OIDC_CLIENT_SECRET("", "its secret, where it has one; by environment only"),
    AWS_COGNITO_USER_POOL_ID(
            "", "with `IDENTITY=oidc`, a user pool, from which the issuer follows"),
    AWS_COGNITO_USER_POOL_CLIENT_ID("", "its app client, in place of `OIDC_CLIENT_ID`"),
    AWS_DEFAULT_REGION("", "the pool's region; unset, what its id begins with"),
    SMTP_URL(
            "",
            "`smtp://user:password@host:587` (STARTTLS, required unless the host is this machine) or"
                    + " `smtps://user:password@host:465`; unset, codes go to the log; by environment only"),
    MAIL_FROM("", "the address that mails come from; needed with `SMTP_URL`"),
    LOG_FORMAT(
            "text",
            "`json`: each line of the log is an object; once a minute one has"
                    + " `oldest_expired_age_seconds`"),
    LIMITS_FACTOR(
            "1",
            "multiplies every quota of `docs/limits.md`, for measuring; only where the server"
                    + " listens on loopback");

    private final String defaultValue;
    private final String description;

    Setting(String defaultValue, String description) {
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The default value; empty where there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The meaning for people, with names in backquotes. */
    public String description() {
        return description;
    }

    String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A secret is never shown, nor is it taken from a command line, which any user can read. */
    boolean secret() {
        return this == CONNECTION_URL
                || this == PROD_CONNECTION_URL
                || this == LISTEN_URL
                || this == SECRET_KEY
                || this == OIDC_CLIENT_SECRET
                || this == SMTP_URL;
    }
}
