package nl.kennispeil.delivery.itemexchange;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.form.FormDesigns;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.editor.ImportedDrafts;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.ItemOrigins;
import nl.kennispeil.delivery.itembank.ItemReviews;
import nl.kennispeil.delivery.itembank.Names;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.shelf.Shelves;

/** Where items come in from other systems and go out to them. */
public final class ItemExchange {

    private final Imports imports;
    private final Reading reading;
    private final Taking taking;
    private final Leaving leaving;
    private final Taking.Bank bank;
    private final TestForming forming;
    private final Executor behind;
    private final Clock clock;

    /**
     * What the desk works on.
     *
     * @param owner the organisation that new items belong to
     */
    public record Sources(
            Shelves shelves,
            Items items,
            ItemCards cards,
            Overview overview,
            ItemReviews reviews,
            StoredMedia media,
            Bylines bylines,
            AuditTrail audit,
            StoredCases cases,
            FormDesigns designs,
            TestForms forms,
            String owner) {}

    /**
     * @param work a directory for files while they are read
     * @param behind runs what takes long, one at a time, away from requests
     */
    public ItemExchange(Sources sources, Path work, Executor behind, Clock clock) {
        UnaryOperator<String> named = name -> sources.media().contentName(name).orElse(name);
        BankContents contents = new BankContents(sources.overview(), sources.items(), named);
        this.imports = new Imports(sources.shelves());
        this.bank = new Taking.Bank(
                sources.items(),
                sources.cards(),
                sources.overview(),
                sources.reviews(),
                new ItemHistory(sources.shelves(), sources.bylines()),
                new ItemOrigins(sources.shelves()),
                new ImportedDrafts(sources.shelves(), sources.items(), sources.bylines()),
                sources.media(),
                sources.bylines(),
                sources.audit(),
                sources.owner());
        this.reading =
                new Reading(imports, contents, sources.overview(), sources.media(), sources.bylines(), work, clock);
        reading.clearLeft();
        IncomingCases cases =
                new IncomingCases(sources.shelves(), sources.cases(), sources.audit(), sources.owner(), named);
        this.leaving = new Leaving(bank.items(), bank.media(), sources.cases());
        this.taking = new Taking(imports, bank, contents, cases, clock);
        this.forming = new TestForming(
                imports,
                sources.items(),
                sources.cards(),
                sources.cases(),
                sources.designs(),
                sources.forms(),
                sources.audit());
        this.behind = behind;
        this.clock = clock;
    }

    /** @param uploads a directory for files while a request lasts */
    public List<Routes> routes(
            Pages pages, Confidentiality confidentiality, Names names, Cookies cookies, Path uploads) {
        return List.of(
                new ExportRoutes(pages, confidentiality, bank.overview(), leaving, bank.audit(), clock),
                new ExchangeRoutes(
                        pages,
                        confidentiality,
                        imports,
                        reading,
                        taking,
                        bank,
                        names,
                        forming,
                        cookies,
                        behind,
                        uploads,
                        clock));
    }

    /** Throws away what nobody took anything of in time, and goes on with what somebody was stopped at. */
    public void lookAfter() {
        imports.expire(clock.instant());
        for (Imported each : imports.all()) {
            boolean left = each.running() && clock.instant().isAfter(each.seen().plus(Imports.SILENT));
            if (left && imports.claimWork(each)) {
                imports.progress(each.id(), each.percent(), clock.instant());
                behind.execute(() -> {
                    reading.read(each.id());
                    taking.take(each.id());
                });
            }
        }
    }
}
