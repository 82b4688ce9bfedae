/**
 * What every feature needs to speak HTTP: refusals, problem answers, request ids. It knows no
 * feature.
 */
@NullMarked
package app.cruddur.web;

import org.jspecify.annotations.NullMarked;
