@NullMarked
package nl.kennispeil.scoring.assembly;

import org.jspecify.annotations.NullMarked;
