/** The pages in a real Chromium. */
@NullMarked
package app.cruddur.browser;

import org.jspecify.annotations.NullMarked;
