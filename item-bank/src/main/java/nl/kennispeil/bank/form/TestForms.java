package nl.kennispeil.bank.form;

import java.util.List;
import java.util.Optional;

/** The stored test forms. Safe for use by several threads; a stored form never changes. */
public interface TestForms {

    /** The form, or empty when it is not stored. */
    Optional<TestForm> find(FormRef ref);

    /**
     * Stores a form; a form that is stored already with equal content is left as it is.
     *
     * @throws IllegalArgumentException when the reference is stored with other content
     */
    void add(TestForm form);

    /** All references, ordered by id and version. */
    List<FormRef> refs();
}
