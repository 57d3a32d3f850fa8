package nl.kennispeil.bank.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next revision of a card, field by field. Not safe for use by many threads. */
public final class CardEdit {

    private final ItemCard before;
    private ItemState state;
    private int version;
    private List<String> authors;
    private String owner;
    private String licence;
    private String theme;
    private Set<String> targetGroups;
    private List<Reference> references;
    private Set<String> enemies;
    private @Nullable LocalDate reviewBy;
    private @Nullable LocalDate checkedOn;
    private List<Consent> consents;
    private String block;

    CardEdit(ItemCard before) {
        this.before = before;
        this.state = before.state();
        this.version = before.version();
        this.authors = before.authors();
        this.owner = before.owner();
        this.licence = before.licence();
        this.theme = before.theme();
        this.targetGroups = before.targetGroups();
        this.references = before.references();
        this.enemies = before.enemies();
        this.reviewBy = before.reviewBy();
        this.checkedOn = before.checkedOn();
        this.consents = before.consents();
        this.block = before.block();
    }

    public CardEdit state(ItemState other) {
        state = other;
        return this;
    }

    public CardEdit version(int other) {
        version = other;
        return this;
    }

    public CardEdit authors(Collection<String> others) {
        authors = List.copyOf(others);
        return this;
    }

    /** Adds somebody who wrote at it, unless that is known. */
    public CardEdit author(String account) {
        if (!authors.contains(account)) {
            List<String> longer = new ArrayList<>(authors);
            longer.add(account);
            authors = List.copyOf(longer);
        }
        return this;
    }

    public CardEdit owner(String other) {
        owner = other;
        return this;
    }

    public CardEdit licence(String other) {
        licence = other;
        return this;
    }

    public CardEdit theme(String other) {
        theme = other;
        return this;
    }

    public CardEdit targetGroups(Set<String> others) {
        targetGroups = others;
        return this;
    }

    public CardEdit references(List<Reference> others) {
        references = others;
        return this;
    }

    public CardEdit enemies(Set<String> others) {
        enemies = others;
        return this;
    }

    public CardEdit reviewBy(@Nullable LocalDate day) {
        reviewBy = day;
        return this;
    }

    public CardEdit checkedOn(@Nullable LocalDate day) {
        checkedOn = day;
        return this;
    }

    public CardEdit consents(List<Consent> others) {
        consents = others;
        return this;
    }

    /** Why it may not be used for now; empty lifts it. */
    public CardEdit block(String why) {
        block = why;
        return this;
    }

    /** The card with the next revision. */
    public ItemCard done() {
        return card(before.revision() + 1);
    }

    /** True when nothing was changed. */
    public boolean same() {
        return card(before.revision()).equals(before);
    }

    private ItemCard card(int revision) {
        return new ItemCard(
                before.id(),
                revision,
                state,
                version,
                authors,
                owner,
                licence,
                theme,
                targetGroups,
                references,
                enemies,
                reviewBy,
                checkedOn,
                consents,
                block);
    }
}
