/** The pages as the server sends them: each with its title and its link card. */
@NullMarked
package app.cruddur.pages;

import org.jspecify.annotations.NullMarked;
