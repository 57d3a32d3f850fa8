/** Cut scores: methods that set them, what they do to a group of candidates, and how surely they classify. */
@NullMarked
package nl.kennispeil.scoring.cutscore;

import org.jspecify.annotations.NullMarked;
