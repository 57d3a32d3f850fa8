/**
 * Response processing: from what a candidate answered to what that is worth, as QTI says it. An item is compiled once
 * and scored many times. What cannot be computed exactly is named with a reason, never guessed.
 *
 * <p>Sources: QTI Assessment Item Information Model 2.1 (31 August 2012), 2.2.4 (18 March 2021) and 3.0 (1 May 2022), in
 * the sections on declarations, response and template processing, and expressions. Where the text leaves a choice, the
 * choice and its reason stand at the place that makes it and in {@code docs/decisions/0022-response-processing.md}.
 */
@NullMarked
package nl.kennispeil.bank.processing;

import org.jspecify.annotations.NullMarked;
