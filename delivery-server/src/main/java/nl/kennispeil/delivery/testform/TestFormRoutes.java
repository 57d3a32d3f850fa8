package nl.kennispeil.delivery.testform;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import nl.kennispeil.bank.blueprint.OptimalAssembly;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.solver.SolverChoice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The screens of blueprints and test forms, put together from what they need. */
public final class TestFormRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(TestFormRoutes.class);

    /** What they work on. */
    public record Stores(
            Shelves shelves,
            Items items,
            ItemCards cards,
            Bylines bylines,
            TestForms forms,
            Sittings sittings,
            ItemStatistics statistics,
            StoredMedia media,
            Sitters sitters,
            AuditTrail audit) {}

    private TestFormRoutes() {}

    /** What the test office is told about the forms of its sittings. */
    public static FormAlarms alarms(Stores stores) {
        return new FormAlarms(new ShelfFormDesigns(stores.shelves(), stores.bylines()), stores.forms(), bank(stores));
    }

    private static FormBank bank(Stores stores) {
        return new FormBank(
                stores.items(),
                stores.cards(),
                stores.forms(),
                stores.sittings(),
                stores.statistics(),
                new Flaws(stores.media()::gone),
                stores.sitters()::authors,
                new StoredCases(stores.shelves(), stores.bylines()));
    }

    /** @param uploads a directory for files while a request lasts */
    public static List<Routes> of(
            Pages pages, Confidentiality confidentiality, Stores stores, Cookies cookies, Path uploads, Clock clock) {
        FormBank bank = bank(stores);
        Blueprints blueprints = new Blueprints(stores.shelves());
        OptimalAssembly assembly = new OptimalAssembly(SolverChoice.AUTO.solver(each -> LOG.warn("{}", each)));
        FormDesk desk = new FormDesk(
                new ShelfFormDesigns(stores.shelves(), stores.bylines()),
                stores.forms(),
                bank,
                assembly,
                stores.audit());
        desk.publishAll();
        FormWalk walk = new FormWalk(bank, stores.forms(), stores.media());
        PaperRoutes paper = new PaperRoutes(pages, confidentiality, clock, desk, bank, walk, stores.media());
        FillRoutes fills = new FillRoutes(pages, confidentiality, clock, desk, blueprints, assembly);
        return List.of(
                paper,
                fills,
                new FormRoutes(
                        pages,
                        confidentiality,
                        clock,
                        desk,
                        bank,
                        blueprints,
                        walk,
                        new FormPackage(
                                stores.cards(),
                                stores.media(),
                                new StoredCases(stores.shelves(), stores.bylines())::title)),
                new WalkRoutes(pages, confidentiality, clock, desk, walk),
                new DeskRoutes(pages, confidentiality, clock, desk, bank, blueprints, fills, paper::unprintable),
                new BlueprintRoutes(pages, confidentiality, clock, blueprints, bank, stores.audit(), cookies, uploads));
    }
}
