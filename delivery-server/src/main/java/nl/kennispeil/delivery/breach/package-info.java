/** The register of personal data breaches, with the 72 hours of AVG art. 33. */
@NullMarked
package nl.kennispeil.delivery.breach;

import org.jspecify.annotations.NullMarked;
