package nl.kennispeil.delivery.testform;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormDesigns;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.sitting.Sitting;

/**
 * What became wrong with the form of a planned sitting since it was frozen: an item that is blocked, retired or not actual
 * any more. A form that is planned never changes under those who sit it, so somebody must decide.
 */
public final class FormAlarms {

    /** One thing that is wrong with an item of the form. */
    public record Alarm(Finding finding) {

        /** The item and what is wrong, without a word of the item itself. */
        public String words(Page page) {
            return finding.item().id() + ": " + new FormWords(page).finding(finding);
        }

        /** True when it is about somebody who sits, not about the item. */
        public boolean author() {
            return finding.problem() == Finding.Problem.AUTHOR_SITS;
        }
    }

    private final FormDesigns designs;
    private final TestForms forms;
    private final FormBank bank;

    FormAlarms(FormDesigns designs, TestForms forms, FormBank bank) {
        this.designs = designs;
        this.forms = forms;
        this.bank = bank;
    }

    /** What is wrong with the form of a sitting that is still to be sat; nothing for one that is over. */
    public List<Alarm> of(Sitting sitting, Instant now) {
        Sitting.Stage stage = sitting.stage(now);
        if (stage != Sitting.Stage.PLANNED && stage != Sitting.Stage.OPEN) {
            return List.of();
        }
        return found(sitting.form(), now);
    }

    /** For what a form cannot be planned any more: it is refused while one of its items may not be used. */
    public List<Alarm> of(FormRef form, Instant now) {
        return found(form, now).stream().filter(each -> !each.author()).toList();
    }

    private List<Alarm> found(FormRef form, Instant now) {
        return designs
                .find(form)
                .or(() -> forms.find(form).map(FormDesign::of))
                .map(each -> bank.findings(each, now))
                .orElse(List.of())
                .stream()
                // that an item went on for the next form is no reason not to sit this one
                .filter(each -> each.problem() != Finding.Problem.NEWER_VERSION)
                .map(Alarm::new)
                .toList();
    }
}
