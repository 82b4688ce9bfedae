/**
 * Who may join: invitations, the panic switch, and blocks of sign-ups by mail domain or network.
 */
@NullMarked
package app.cruddur.membership;

import org.jspecify.annotations.NullMarked;
