package app.cruddur.web;

import java.util.List;

/**
 * The server as its people see it. Every part is plain text without line breaks. Immutable.
 *
 * @param name {@code SERVER_NAME}
 * @param line {@code SERVER_LINE}, a line about the server; empty for none
 * @param rules {@code SERVER_RULES}, in the order in which they are numbered
 * @param contact {@code SERVER_CONTACT}, a mail address or an https address; empty for none
 * @param languages {@code SERVER_LANGUAGES}, the tags (BCP 47) of the languages that people write
 *     in
 */
public record ServerIdentity(
        String name, String line, List<String> rules, String contact, List<String> languages) {

    public ServerIdentity {
        rules = List.copyOf(rules);
        languages = List.copyOf(languages);
    }
}
