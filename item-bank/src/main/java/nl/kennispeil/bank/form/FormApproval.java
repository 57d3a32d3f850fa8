package nl.kennispeil.bank.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a form: proposed by one, approved by two others, frozen. Nobody approves a form that he proposed or made, and
 * nobody approves twice.
 */
public final class FormApproval {

    /** A step. */
    public enum Step {
        PROPOSE,
        APPROVE,
        /** Back to draft, by whoever may approve or assemble. */
        RETURN,
        FREEZE
    }

    /** Why a step cannot be taken. */
    public enum Reason {
        /** Not from the state it is in. */
        WRONG_STATE,
        EMPTY,
        /** Checks refuse it. */
        FINDINGS,
        /** Whoever proposed or made it does not approve it. */
        OWN_WORK,
        APPROVED_ALREADY
    }

    /**
     * What came of it.
     *
     * @param design the form after the step; null when it is refused
     * @param reason why it is refused, or null
     */
    public record Outcome(
            @Nullable FormDesign design, @Nullable Reason reason) {}

    private FormApproval() {}

    /** Why {@code by} cannot take a step now; empty when that is possible. */
    public static Optional<Reason> refusal(FormDesign design, Step step, String by, List<Finding> findings) {
        boolean blocked = !findings.isEmpty();
        return switch (step) {
            case PROPOSE ->
                design.state() != FormState.DRAFT
                        ? Optional.of(Reason.WRONG_STATE)
                        : design.places().isEmpty()
                                ? Optional.of(Reason.EMPTY)
                                : blocked ? Optional.of(Reason.FINDINGS) : Optional.empty();
            case APPROVE ->
                design.state() != FormState.PROPOSED
                        ? Optional.of(Reason.WRONG_STATE)
                        : design.proposedBy().equals(by) || design.makers().contains(by)
                                ? Optional.of(Reason.OWN_WORK)
                                : design.approvedBy().contains(by)
                                        ? Optional.of(Reason.APPROVED_ALREADY)
                                        : blocked ? Optional.of(Reason.FINDINGS) : Optional.empty();
            case RETURN ->
                design.state() == FormState.PROPOSED || design.state() == FormState.APPROVED
                        ? Optional.empty()
                        : Optional.of(Reason.WRONG_STATE);
            case FREEZE ->
                design.state() != FormState.APPROVED
                        ? Optional.of(Reason.WRONG_STATE)
                        : blocked ? Optional.of(Reason.FINDINGS) : Optional.empty();
        };
    }

    /** Takes a step, or says why not. */
    public static Outcome take(FormDesign design, Step step, String by, List<Finding> findings) {
        Optional<Reason> refused = refusal(design, step, by, findings);
        if (refused.isPresent()) {
            return new Outcome(null, refused.get());
        }
        return new Outcome(
                switch (step) {
                    case PROPOSE -> moved(design, FormState.PROPOSED, by, List.of());
                    case APPROVE -> approved(design, by);
                    case RETURN -> moved(design, FormState.DRAFT, "", List.of());
                    case FREEZE -> moved(design, FormState.FROZEN, design.proposedBy(), design.approvedBy());
                },
                null);
    }

    private static FormDesign approved(FormDesign design, String by) {
        List<String> approved = new ArrayList<>(design.approvedBy());
        approved.add(by);
        FormState state = approved.size() < FormDesign.APPROVALS ? FormState.PROPOSED : FormState.APPROVED;
        return moved(design, state, design.proposedBy(), approved);
    }

    private static FormDesign moved(FormDesign design, FormState to, String proposedBy, List<String> approvedBy) {
        DesignCopy copy = new DesignCopy(design);
        copy.state = to;
        copy.proposedBy = proposedBy;
        copy.approvedBy = approvedBy;
        return copy.next();
    }
}
