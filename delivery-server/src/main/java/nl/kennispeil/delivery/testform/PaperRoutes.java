package nl.kennispeil.delivery.testform;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.paper.CandidateBooklet;
import nl.kennispeil.delivery.paper.CommitteeList;
import nl.kennispeil.delivery.paper.OnPaper;
import nl.kennispeil.delivery.paper.Unprintable;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.scan.print.Booklet;

/** A form on paper: with its keys for the committee, and without for candidates. */
final class PaperRoutes extends FormDoorRoutes implements Routes {

    private static final Set<Permission> PRINT = Set.of(Permission.PRINT_FORM);

    private final FormDesk desk;
    private final FormBank bank;
    private final FormWalk walk;
    private final MediaFiles media;
    private final OnPaper paper;

    PaperRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Clock clock,
            FormDesk desk,
            FormBank bank,
            FormWalk walk,
            MediaFiles media) {
        super(pages, confidentiality, clock);
        this.desk = desk;
        this.bank = bank;
        this.walk = walk;
        this.media = media;
        this.paper = new OnPaper(media);
    }

    @Override
    public void mount(Router router) {
        router.post(FORM + "/lijst.pdf").handler(Forms.plain()).handler(this::list);
        router.post(FORM + "/opgavenboekje.pdf").handler(Forms.plain()).handler(this::booklet);
    }

    /** What of a form cannot be on paper, in one of its languages. */
    List<Unprintable> unprintable(FormDesign design, String language) {
        return paper.unprintable(walk.shown(design, language).items());
    }

    /** The committee's list: questions with their keys, with the name of who printed it on every page (R80). */
    private void list(RoutingContext context) {
        guarded(context, PRINT, (page, session) -> {
            FormDesign design = desk.find(ref(context));
            Instant now = clock.instant();
            desk.note(session.account(), "form.download", design, now);
            return pdf(
                    new CommitteeList(page, media, bank.versions(design.refs()))
                            .of(design, session.account().name(), now),
                    design,
                    "");
        });
    }

    /**
     * The booklet for candidates. Who asks for one says which questions the page said are not in it, so that nobody gets
     * a booklet with holes without having seen that.
     */
    private void booklet(RoutingContext context) {
        String asked = Forms.text(context, "taal");
        String seen = Forms.text(context, "zonder");
        guarded(context, PRINT, (page, session) -> {
            FormDesign design = desk.find(ref(context));
            String language = design.languages().contains(asked)
                    ? asked
                    : design.languages().get(0);
            FormWalk.Shown shown = walk.shown(design, language);
            if (shown.items().isEmpty() || !shown.missing().isEmpty()) {
                throw new BadRequest(409, "form-not-whole");
            }
            List<Unprintable> unprintable = paper.unprintable(shown.items());
            if (!OnPaper.numbers(unprintable).equals(seen)) {
                throw new BadRequest(409, "form-paper");
            }
            if (unprintable.size() == shown.items().size()) {
                throw new BadRequest(409, "form-paper-none");
            }
            desk.note(session.account(), "form.booklet", design, clock.instant());
            Messages messages = Messages.in(Language.of(language));
            return pdf(
                    CandidateBooklet.of(
                            media,
                            messages,
                            new CandidateBooklet.Front(
                                    design.title(),
                                    messages.text("page.forms.kind." + design.kind()),
                                    design.ref().toString(),
                                    "",
                                    "",
                                    design.rules(),
                                    design.state() != FormState.FROZEN),
                            shown.items(),
                            unprintable),
                    design,
                    "-" + messages.text("page.forms.paper.file")
                            + (design.languages().size() > 1 ? "-" + language : ""));
        });
    }

    private static Pages.View pdf(Booklet booklet, FormDesign design, String suffix) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        booklet.write(out);
        return new Pages.View.Download(
                "application/pdf",
                design.ref().id() + "-" + design.ref().version() + suffix + ".pdf",
                out.toByteArray());
    }
}
