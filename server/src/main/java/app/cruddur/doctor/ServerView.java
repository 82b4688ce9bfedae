package app.cruddur.doctor;

import java.util.List;

/**
 * How the server sees the doctor's request, and what it would tell the operator.
 *
 * @param peer the address of the connection
 * @param trusted whether {@code TRUSTED_PROXIES} names the peer
 * @param client the address that the server counts by
 * @param forwarded the addresses in {@code X-Forwarded-For}, as they arrived
 * @param warnings the reasons of what {@code /readyz} warns of
 */
record ServerView(
        String peer,
        boolean trusted,
        String client,
        List<String> forwarded,
        List<String> warnings) {}
