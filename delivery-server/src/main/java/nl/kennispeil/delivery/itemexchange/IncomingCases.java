package nl.kennispeil.delivery.itemexchange;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.draft.Rich;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.itemcase.CaseVersion;
import nl.kennispeil.delivery.itemcase.ItemCase;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stimulus of items that come in a case of the bank, one for equal texts. Which case a text becomes is decided
 * once, by a document that is inserted first; every step after it may be repeated.
 */
final class IncomingCases {

    private static final int ID_LETTERS = 8;
    private static final int TRIES = 10;

    private final Shelf claims;
    private final StoredCases cases;
    private final AuditTrail audit;
    private final String owner;
    private final UnaryOperator<String> named;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param owner the organisation that new cases belong to
     * @param named the name of a file by its content, for a name as a text gives it
     */
    IncomingCases(Shelves shelves, StoredCases cases, AuditTrail audit, String owner, UnaryOperator<String> named) {
        this.claims = shelves.shelf("exchange_cases", Holds.NOBODY);
        this.cases = cases;
        this.audit = audit;
        this.owner = owner;
        this.named = named;
    }

    /**
     * Who takes items.
     *
     * @param byline of that login
     * @param own true for who may see own work only: a case of somebody else is not theirs to be told of
     */
    record Taker(String login, String byline, boolean own) {}

    /** The case an item stands in the list of. */
    Optional<ItemCase> holding(ItemId item) {
        return cases.all().stream().filter(each -> each.items().contains(item)).findFirst();
    }

    boolean room(CaseRef ref, ItemId item) {
        return cases.find(ref.id())
                .map(each -> each.items().contains(item) || each.items().size() < ItemCase.MOST_ITEMS)
                .orElse(true);
    }

    /** What happens during one taking: the texts of the bank are read once, and only when a text comes in. */
    Round round(Taker taker, Instant at) {
        return new Round(taker, at);
    }

    /** A text and its case, for one run of taking. */
    final class Round {

        private final Taker taker;
        private final Instant at;
        private @Nullable Map<String, CaseRef> told;

        private Round(Taker taker, Instant at) {
            this.taker = taker;
            this.at = at;
        }

        /** The version of a case that tells this; empty when none of its versions does. */
        Optional<CaseRef> within(ItemCase card, IncomingCase text, String language) {
            Optional<CaseRef> same =
                    same(text, language).filter(each -> each.id().equals(card.id()));
            for (int version = card.version(); same.isEmpty() && version > 0; version--) {
                CaseRef each = new CaseRef(card.id(), version);
                same = tells(each, key(language, text.told())) ? Optional.of(each) : Optional.empty();
            }
            return same;
        }

        /** Of an item that came from this bank: the version it names, when that says this. */
        private Optional<CaseRef> same(IncomingCase text, String language) {
            return CaseRef.parse(text.identifier()).filter(each -> tells(each, key(language, text.told())));
        }

        private boolean tells(CaseRef ref, String digest) {
            return cases.version(ref)
                    .filter(each -> key(each.language(), each.told()).equals(digest))
                    .isPresent();
        }

        /**
         * The version of a case that tells this, made when there is none.
         *
         * @param titles of stimuli by identifier
         */
        CaseRef caseOf(IncomingCase text, String language, Map<String, Element> titles) {
            Optional<CaseRef> same = same(text, language)
                    .filter(each -> cases.find(each.id()).filter(this::reaches).isPresent());
            if (same.isPresent()) {
                return same.get();
            }
            String digest = key(language, text.told());
            String claim = Digests.sha256Hex((taker.own() ? taker.byline() : "") + "|" + digest);
            CaseRef ref = claimed(claim).orElseGet(() -> claim(claim, digest));
            make(ref, text, language, titles);
            return ref;
        }

        private Optional<CaseRef> claimed(String claim) {
            return claims.find(claim).flatMap(each -> CaseRef.parse(each.text("case")));
        }

        private CaseRef claim(String claim, String digest) {
            CaseRef ref = Optional.ofNullable(told().get(digest)).orElseGet(() -> new CaseRef(free(), 1));
            claims.insert(Fields.of(claim)
                    .with("schema", 1)
                    .with("case", ref.toString())
                    .build());
            // whoever was first decides
            return claimed(claim).orElse(ref);
        }

        private void make(CaseRef ref, IncomingCase text, String language, Map<String, Element> titles) {
            if (ref.version() > 1) {
                return;
            }
            if (cases.find(ref.id()).isEmpty() && cases.put(ItemCase.begun(ref.id(), taker.login(), owner))) {
                audit.write(Entry.of(taker.login(), "", "cases.create", "case/" + ref.id(), at));
            }
            cases.add(new CaseVersion(ref, text.title(titles), language, text.told(), at));
            CaseVersion kept = cases.version(ref).orElseThrow();
            for (int i = 0; i < TRIES; i++) {
                ItemCase card = cases.find(ref.id()).orElseThrow();
                if (card.version() >= ref.version() || cases.put(card.with(1, kept.title(), taker.login()))) {
                    return;
                }
            }
            throw new IllegalStateException("case " + ref.id() + " is changed too often at once");
        }

        /** Versions by their text, the newest of a case first. */
        private Map<String, CaseRef> told() {
            Map<String, CaseRef> known = told;
            if (known == null) {
                known = new HashMap<>();
                for (ItemCase each : cases.all()) {
                    for (int version = reaches(each) ? each.version() : 0; version > 0; version--) {
                        CaseRef ref = new CaseRef(each.id(), version);
                        Optional<CaseVersion> one = cases.version(ref);
                        if (one.isPresent()) {
                            known.putIfAbsent(
                                    key(one.get().language(), one.get().told()), ref);
                        }
                    }
                }
                told = known;
            }
            return known;
        }

        private boolean reaches(ItemCase card) {
            return !taker.own() || card.authors().contains(taker.login());
        }

        /**
         * Puts an item in the list of its case, among those of the same import in their order; again is the same.
         *
         * @param order place in the import by item
         */
        void link(CaseRef ref, ItemId item, Map<ItemId, Integer> order) {
            for (int i = 0; i < TRIES; i++) {
                ItemCase card = cases.find(ref.id()).orElseThrow();
                if (card.items().contains(item) || card.items().size() >= ItemCase.MOST_ITEMS) {
                    return;
                }
                List<ItemId> items = new ArrayList<>(card.items());
                items.add(place(items, item, order), item);
                if (cases.put(card.with(items))) {
                    audit.write(Entry.of(taker.login(), "", "cases.items", "case/" + ref.id(), at)
                            .detail("items", items.size()));
                    return;
                }
            }
            throw new IllegalStateException("case " + ref.id() + " is changed too often at once");
        }
    }

    /** Before the first item of the import that comes later; those that were there keep their order. */
    private static int place(List<ItemId> items, ItemId item, Map<ItemId, Integer> order) {
        int own = order.getOrDefault(item, Integer.MAX_VALUE);
        for (int i = 0; i < items.size(); i++) {
            if (order.getOrDefault(items.get(i), -1) > own) {
                return i;
            }
        }
        return items.size();
    }

    private String key(String language, String told) {
        return language + "|" + ExchangeForm.digest(Rich.nodes(told), named);
    }

    private String free() {
        while (true) {
            byte[] bytes = new byte[ID_LETTERS];
            random.nextBytes(bytes);
            String id = "CS-" + Base32.encode(bytes, ID_LETTERS);
            if (cases.find(id).isEmpty()) {
                return id;
            }
        }
    }
}
