/**
 * Blueprints and test forms as people work on them: blueprints with what the bank has for them, assembly by hand, checks,
 * approval by two, freezing. Only what is frozen becomes a form that can be planned.
 */
@NullMarked
package nl.kennispeil.delivery.testform;

import org.jspecify.annotations.NullMarked;
