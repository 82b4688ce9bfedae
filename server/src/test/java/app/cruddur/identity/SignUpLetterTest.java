package app.cruddur.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.mail.Letter;
import app.cruddur.text.EmailAddress;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The letter that brings the code of a sign-up. */
class SignUpLetterTest {

    private static final EmailAddress VIR = EmailAddress.parse("vir+c@example.com").orElseThrow();

    private static String sent(Locale language, String publicUrl) {
        List<Letter> letters = new ArrayList<>();
        new IdentityMails(
                        (to, letter) -> letters.add(letter),
                        new Site(publicUrl, ""),
                        new ServerIdentity("The Zocalo", "", List.of(), "", List.of()))
                .signUpCode(language, VIR, "vir", "012345");
        assertThat(letters).hasSize(1);
        return letters.getFirst().text();
    }

    /** A server would log a query; and a scanner that opens the link must confirm nothing. */
    @Test
    void its_link_has_what_it_needs_in_the_fragment_and_not_the_id_of_the_sign_up() {
        assertThat(sent(Locale.ENGLISH, "https://cruddur.example"))
                .contains("The Zocalo at https://cruddur.example is\n\n    012345\n")
                .contains(
                        "    https://cruddur.example/confirm#code=012345&email=vir%2Bc%40example.com\n")
                .doesNotContain("confirm?");
    }

    @Test
    void it_says_the_same_in_german() {
        assertThat(sent(Locale.GERMAN, "https://cruddur.example"))
                .startsWith("Hallo @vir,\n")
                .contains(
                        "The Zocalo auf https://cruddur.example zu bestätigen, ist\n\n    012345\n")
                .contains(
                        "    https://cruddur.example/confirm#code=012345&email=vir%2Bc%40example.com\n");
        assertThat(sent(Locale.GERMAN, "")).contains("    012345\n").doesNotContain("http");
    }

    /** The address that a request names may be anybody's, and the letter goes to somebody else. */
    @Test
    void it_has_no_link_without_a_public_url() {
        assertThat(sent(Locale.ENGLISH, ""))
                .contains("    012345\n")
                .doesNotContain("http", "confirm#");
    }
}
