/** What openapi.json and docs/api.md promise of every address. */
@NullMarked
package app.cruddur.api;

import org.jspecify.annotations.NullMarked;
