/** Web Push: telling browsers of notifications while no page is in view. */
@NullMarked
package app.cruddur.push;

import org.jspecify.annotations.NullMarked;
