package nl.kennispeil.bank.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form with some parts changed, before it is one again. Not safe for use by several threads. */
final class DesignCopy {

    private FormRef ref;
    private int revision;
    private final String kind;
    private Set<String> makers;
    FormState state;
    String title;
    List<Place> places;
    FormRules rules;
    List<String> languages;
    String blueprint;
    boolean actualOnly;

    @Nullable
    Derivation derivation;

    String proposedBy;
    List<String> approvedBy;
    List<Done> history;

    DesignCopy(FormDesign from) {
        this.ref = from.ref();
        this.revision = from.revision();
        this.kind = from.kind();
        this.makers = from.makers();
        this.state = from.state();
        this.title = from.title();
        this.places = from.places();
        this.rules = from.rules();
        this.languages = from.languages();
        this.blueprint = from.blueprint();
        this.actualOnly = from.actualOnly();
        this.derivation = from.derivation();
        this.proposedBy = from.proposedBy();
        this.approvedBy = from.approvedBy();
        this.history = from.history();
    }

    DesignCopy by(String login) {
        makers = new HashSet<>(makers);
        makers.add(login);
        return this;
    }

    DesignCopy by(Set<String> logins) {
        makers = logins;
        return this;
    }

    /** Begins another form with the same content. */
    DesignCopy fresh(FormRef other, String login) {
        ref = other;
        revision = 1;
        state = FormState.DRAFT;
        makers = Set.of(login);
        proposedBy = "";
        approvedBy = List.of();
        history = List.of();
        return this;
    }

    /** The next revision of the same form. */
    FormDesign next() {
        revision++;
        return build();
    }

    FormDesign build() {
        return new FormDesign(
                ref,
                revision,
                state,
                kind,
                title,
                places,
                rules,
                languages,
                blueprint,
                actualOnly,
                derivation,
                makers,
                proposedBy,
                approvedBy,
                history);
    }
}
