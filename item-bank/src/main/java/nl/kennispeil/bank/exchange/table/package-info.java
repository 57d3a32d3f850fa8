/** Items in a table of CSV or of a Word document, a row or a table for each, with Dutch or English headings. */
@NullMarked
package nl.kennispeil.bank.exchange.table;

import org.jspecify.annotations.NullMarked;
