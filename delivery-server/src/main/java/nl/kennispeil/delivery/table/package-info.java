/** The files of psychometrics: responses, keys, item parameters and banks, groups; bounded, and strict about every cell. */
@NullMarked
package nl.kennispeil.delivery.table;

import org.jspecify.annotations.NullMarked;
