/** Mail in plain text: written from templates, sent in the background, or written to the log. */
@NullMarked
package app.cruddur.mail;

import org.jspecify.annotations.NullMarked;
