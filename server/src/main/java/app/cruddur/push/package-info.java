/** Web Push: telling browsers of notifications while no page is open. */
@NullMarked
package app.cruddur.push;

import org.jspecify.annotations.NullMarked;
