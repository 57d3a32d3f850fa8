package nl.kennispeil.bank.form;

import java.util.List;
import java.util.Optional;

/** The forms that are being made, and how the frozen ones were. Safe for use by several threads. */
public interface FormDesigns {

    /** The newest revision; empty when the form is not known. */
    Optional<FormDesign> find(FormRef ref);

    /** Every form in its newest revision, in no particular order. */
    List<FormDesign> all();

    /** Stores a form of revision 1; false when its reference is taken. */
    boolean insert(FormDesign design);

    /**
     * Stores the next revision.
     *
     * @return false when somebody else was first: the stored revision is not the one before {@code design}'s
     */
    boolean replace(FormDesign design);
}
