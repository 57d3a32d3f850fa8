package nl.kennispeil.bank.form;

import java.time.Instant;

/**
 * What somebody changed in a form.
 *
 * @param revision of the form after it
 * @param by login of who did it
 * @param edit what was done
 * @param inverse what takes it back
 * @param undone true when it was taken back, or is itself the taking back of something
 */
public record Done(int revision, String by, Instant at, Edit edit, Edit inverse, boolean undone) {}
