/** Responses as the numbers they are: a matrix of categories, without persons. */
@NullMarked
package nl.kennispeil.scoring.response;

import org.jspecify.annotations.NullMarked;
