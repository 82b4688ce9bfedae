package app.cruddur.users;

import app.cruddur.web.ErrorCode;

/** Why a handle, a part of a profile or a deletion is refused. */
public enum UserError implements ErrorCode {
    BIO_TOO_LONG(422, "A bio has at most 160 characters and 2048 bytes."),
    BIO_INVALID(422, "The bio holds a character that cannot be kept, as message_invalid has them."),
    BANNER_INVALID(422, "banner is one of blue, teal, green, amber, red, pink, grey."),
    LINK_TOO_LONG(422, "A link has at most 200 characters."),
    LINK_INVALID(
            422,
            "A link is one https address as a browser copies it: a name with a dot, no user, ASCII alone."),
    NAME_BLANK(422, "Say your name."),
    NAME_TOO_LONG(422, "A name has at most 50 characters and 200 code points."),
    NAME_INVALID(
            422,
            "The name holds a hidden character, or one with more than 10 marks or 32 code points."),
    PREFERRED_USERNAME_BLANK(422, "Choose a handle."),
    PREFERRED_USERNAME_INVALID(422, "A handle has 3 to 30 of a-z, 0-9 and _."),
    PREFERRED_USERNAME_RESERVED(422, "This handle is reserved; choose another."),
    PREFERRED_USERNAME_TAKEN(422, "This handle is taken; choose another."),
    ONLY_ADMIN(422, "This is the only admin; make somebody else admin first.");

    private final int status;
    private final String detail;

    UserError(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String detail() {
        return detail;
    }
}
