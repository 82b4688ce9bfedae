@NullMarked
package app.cruddur.web;

import org.jspecify.annotations.NullMarked;
