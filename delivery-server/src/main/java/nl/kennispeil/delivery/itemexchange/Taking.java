package nl.kennispeil.delivery.itemexchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.workflow.CommentThread;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.editor.ImportedDrafts;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.IncomingMetadata;
import nl.kennispeil.delivery.itembank.ItemEvent;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.ItemOrigins;
import nl.kennispeil.delivery.itembank.ItemReviews;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.itemcase.ItemCase;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes items of an import into the bank. Which item of the bank an item becomes is decided once, by a document that is
 * inserted first; every step after it may be repeated, so that whoever goes on after a stop finishes the same items.
 */
final class Taking {

    /** As a new item, or as a draft of the item it is a changed copy of. */
    static final String NEW = "new";

    static final String VERSION = "version";

    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);
    private static final int BEHIND = 1_000_000;
    private static final int ID_LETTERS = 8;
    private static final int LONGEST = 2_000;
    private static final Duration BETWEEN = Duration.ofMillis(400);

    private final Imports imports;
    private final Bank bank;
    private final BankContents contents;
    private final IncomingCases cases;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Where items go.
     *
     * @param owner the organisation that new items belong to
     */
    record Bank(
            Items items,
            ItemCards cards,
            Overview overview,
            ItemReviews reviews,
            ItemHistory history,
            ItemOrigins origins,
            ImportedDrafts drafts,
            StoredMedia media,
            Bylines bylines,
            AuditTrail audit,
            String owner) {}

    Taking(Imports imports, Bank bank, BankContents contents, IncomingCases cases, Clock clock) {
        this.imports = imports;
        this.bank = bank;
        this.contents = contents;
        this.cases = cases;
        this.clock = clock;
    }

    /** Takes what is wanted of an import. */
    void take(String id) {
        Imported one = imports.find(id).orElse(null);
        if (one == null || one.state() != Imported.State.TAKING) {
            return;
        }
        Instant at = one.takenAt() == null ? one.at() : one.takenAt();
        Run run = new Run(one, bank.bylines().login(one.taker()), at);
        Instant told = Instant.EPOCH;
        int done = 0;
        for (Map.Entry<Integer, String> each : one.wanted().entrySet()) {
            try {
                run.row(each.getKey(), each.getValue());
            } catch (RuntimeException failed) {
                // one that cannot be taken stops no other
                LOG.warn(
                        "an item of an import was not taken: {}",
                        failed.getClass().getName());
                imports.skip(id, each.getKey(), "failed");
            }
            done++;
            Instant now = clock.instant();
            if (now.isAfter(told.plus(BETWEEN))) {
                told = now;
                imports.progress(id, 100 * done / one.wanted().size(), now);
            }
        }
        long all = imports.taken(one).stream().filter(Taken::done).count();
        imports.took(id, (int) all, clock.instant());
    }

    private final class Run {

        private final Imported one;
        private final String login;
        private final Instant at;
        private final Messages words;
        private final IncomingMetadata metadata = new IncomingMetadata(bank.overview());
        private final IncomingCases.Round round;
        private final Map<Integer, Integer> ranks = new HashMap<>();

        Run(Imported one, String login, Instant at) {
            this.one = one;
            this.login = login;
            this.at = at;
            this.words = Messages.in(Language.of(imports.language(one.id())));
            this.round = cases.round(new IncomingCases.Taker(login, one.taker(), one.own()), at);
            imports.tests(one)
                    .forEach(test -> test.places().forEach(each -> ranks.putIfAbsent(each.row(), ranks.size())));
        }

        void row(int number, String how) {
            Row row = imports.row(one, number).orElse(null);
            Optional<String> text = imports.content(one, number);
            Optional<Taken> before = imports.taken(one.id(), number);
            if (row == null || text.isEmpty() || before.filter(Taken::done).isPresent()) {
                return;
            }
            if (before.filter(each -> !each.skipped().isEmpty()).isPresent()) {
                imports.again(one.id(), number);
                before = Optional.empty();
            }
            ItemFile file = ItemFile.read(text.get());
            boolean version = how.equals(VERSION) && !row.versionOf().isEmpty();
            if (before.isEmpty() && !version && row.equal().isEmpty()) {
                Optional<ItemRef> came = cameMeanwhile(file);
                if (came.isPresent()) {
                    imports.claim(one.id(), number, came.get().id().value(), false);
                    imports.skip(one.id(), number, "equal");
                    return;
                }
            }
            Taken taken = before.orElseGet(
                    () -> imports.claim(one.id(), number, version ? row.versionOf() : free(), version));
            Map<String, String> names = new HashMap<>();
            for (String each : row.media().keySet()) {
                byte[] bytes = imports.media(one, row, each).orElse(new byte[0]);
                Optional<String> name = bank.media().served(each).isPresent()
                        ? Optional.of(each)
                        : bank.media().add(bytes, title(row), "", bank.owner(), one.taker(), at);
                if (name.isEmpty()) {
                    imports.skip(one.id(), number, "media");
                    return;
                }
                names.put(each, name.get());
            }
            ItemFile kept = new ItemFile(
                    file.identifier(),
                    ExchangeForm.embedded(file.content(), Map.of(), name -> names.getOrDefault(name, name)),
                    file.notes(),
                    file.repairs(),
                    file.source(),
                    Map.of(),
                    Map.of(),
                    file.metadata());
            ItemId item = new ItemId(taken.item());
            told(row, item, Arrived.of(kept, metadata), file.stimuli());
        }

        /** Takes the item with what it shares as a case of the bank, where the case editor can write that. */
        private void told(Row row, ItemId item, Arrived arrived, Map<String, Element> titles) {
            boolean version =
                    imports.taken(one.id(), row.number()).map(Taken::version).orElse(false);
            ItemContent content = arrived.content();
            ItemCase within = version ? cases.holding(item).orElse(null) : null;
            IncomingCase text = IncomingCase.of(content).orElse(null);
            CaseRef ref = null;
            if (text != null && within != null) {
                ref = round.within(within, text, arrived.language()).orElse(null);
                if (ref == null) {
                    // another text for an item of a case: that is for the case, with all its items
                    imports.skip(one.id(), row.number(), "case");
                    return;
                }
            } else if (text != null) {
                ref = round.caseOf(text, arrived.language(), titles);
            }
            boolean full = ref != null && !cases.room(ref, item);
            if (full) {
                ref = null;
            }
            Arrived telling = ref == null ? arrived : arrived.with(IncomingCase.telling(content, ref));
            boolean done = version ? asDraft(row, item, telling) : asNew(row, item, telling, full);
            if (done) {
                if (ref != null) {
                    round.link(ref, item, order());
                }
                imports.done(one.id(), row.number(), ref == null ? "" : ref.id());
            }
        }

        /** The place in the import of every item that was taken. */
        private Map<ItemId, Integer> order() {
            Map<ItemId, Integer> order = new HashMap<>();
            imports.taken(one).forEach(each -> order.put(new ItemId(each.item()), rank(each.number())));
            return order;
        }

        /** Somebody else took the same since this import was read. */
        private Optional<ItemRef> cameMeanwhile(ItemFile file) {
            contents.refresh(done -> {});
            return contents.find(file.content(), Optional.empty(), card -> !one.own() || card.writtenBy(login))
                    .equal();
        }

        private boolean asNew(Row row, ItemId item, Arrived arrived, boolean caseFull) {
            ItemRef ref = new ItemRef(item, 1);
            if (bank.items().find(ref).isEmpty()) {
                bank.items().add(List.of(arrived.version(ref)));
            }
            remark(row, item, 1, caseFull);
            origin(row, item);
            bank.history().add(item, new ItemEvent(at, login, "taken", "DRAFT", "DRAFT", 1, row.file()));
            // the card comes last: what has one is whole
            if (bank.cards().insert(arrived.card(item, login, bank.owner()))) {
                bank.audit().write(entry("items.create", item));
            }
            return true;
        }

        private boolean asDraft(Row row, ItemId item, Arrived arrived) {
            ItemCard card = bank.cards().find(item).orElse(null);
            if (card == null || card.state() == ItemState.RETIRED) {
                imports.skip(one.id(), row.number(), "retired");
                return false;
            }
            if (!bank.drafts().put(card, arrived.version(new ItemRef(item, card.version() + 1)), login, at)) {
                imports.skip(one.id(), row.number(), "busy");
                return false;
            }
            remark(row, item, card.version(), false);
            origin(row, item);
            bank.history()
                    .add(
                            item,
                            new ItemEvent(
                                    at,
                                    login,
                                    "taken-draft",
                                    card.state().name(),
                                    card.state().name(),
                                    card.version(),
                                    row.file()));
            bank.audit().write(entry("exchange.draft", item));
            return true;
        }

        private Entry entry(String action, ItemId item) {
            return Entry.of(login, "", action, "item/" + item, clock.instant()).detail("import", one.id());
        }

        /**
         * What has to be mended or filled in, as an open remark: the item cannot be submitted before somebody says that it is
         * done, and a reviewer confirms that.
         */
        private void remark(Row row, ItemId item, int version, boolean caseFull) {
            List<String> lines = new ArrayList<>();
            row.repairs()
                    .forEach(each ->
                            lines.add("- " + new ReportWords(words).of(each).text()));
            row.missing().forEach(each -> lines.add("- " + words.text("page.exchange.missing." + each)));
            row.remarks().forEach(each -> lines.add("- " + ReportWords.remark(each, words)));
            if (caseFull) {
                lines.add("- " + words.text("page.exchange.caseFull", ItemCase.MOST_ITEMS));
            }
            String thread = "im" + key(row);
            boolean there = bank.reviews().of(item).threads().stream()
                    .anyMatch(each -> each.id().equals(thread));
            if (lines.isEmpty() || there) {
                return;
            }
            String text = words.text("page.exchange.remark") + "\n" + String.join("\n", lines);
            bank.reviews()
                    .found(
                            item,
                            thread,
                            version,
                            new CommentThread.Remark(
                                    login, at, text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…"));
        }

        private void origin(Row row, ItemId item) {
            bank.origins()
                    .note(
                            item,
                            key(row),
                            new ItemOrigins.Origin(
                                    ExchangePaths.of(one.id()), row.file(), row.format(), row.identifier(), at));
        }

        private String key(Row row) {
            return Digests.sha256Hex((one.id() + "|" + row.number()).getBytes(StandardCharsets.UTF_8))
                    .substring(0, 12);
        }

        /** Where a test has it, else behind those as the package has it. */
        private int rank(int number) {
            return ranks.getOrDefault(number, BEHIND + number);
        }

        private String title(Row row) {
            return row.title().length() <= 120 ? row.title() : row.title().substring(0, 119) + "…";
        }

        private String free() {
            while (true) {
                byte[] bytes = new byte[ID_LETTERS];
                random.nextBytes(bytes);
                String id = "KP-" + Base32.encode(bytes, ID_LETTERS);
                if (bank.cards().find(new ItemId(id)).isEmpty()) {
                    return id;
                }
            }
        }
    }
}
