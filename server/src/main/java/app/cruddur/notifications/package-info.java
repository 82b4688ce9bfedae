/**
 * What people are told: who replied to them, mentioned them, liked or reposted their cruds, follows
 * them.
 */
@NullMarked
package app.cruddur.notifications;

import org.jspecify.annotations.NullMarked;
