package app.cruddur.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the identity has to tell people outside of the page. */
@Component
class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    void signUpCode(String email, String handle, String code) {
        LOG.info("The confirmation code for @{} is {}", handle, code);
    }

    void resetCode(String email, String handle, String code) {
        LOG.info("The code to reset the password of @{} is {}", handle, code);
    }

    void emailCode(String email, String handle, String code) {
        LOG.info("The code to confirm the new e-mail address of @{} is {}", handle, code);
    }

    void emailChanged(String oldEmail, String handle) {
        LOG.info("@{} has another e-mail address", handle);
    }

    void passwordChanged(String email, String handle) {
        LOG.info("@{} has another password", handle);
    }
}
