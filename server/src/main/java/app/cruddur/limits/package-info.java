/** How often one may ask: the policies, the counting, and the answers' RateLimit headers. */
@NullMarked
package app.cruddur.limits;

import org.jspecify.annotations.NullMarked;
