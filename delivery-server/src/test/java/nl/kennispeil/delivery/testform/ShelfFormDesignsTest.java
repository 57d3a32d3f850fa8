package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.form.Edit;
import nl.kennispeil.bank.form.FormApproval;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormDesigns;
import nl.kennispeil.bank.form.FormEditing;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class ShelfFormDesignsTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final FormRef REF = new FormRef("LHK-2027-V", 1);

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final FormDesigns designs = new ShelfFormDesigns(shelves, new Bylines(shelves, ServerSecret.random()));

    @Test
    void whatIsStoredComesBackEqual() {
        FormDesign design = edited(draft(), Edit.add(ItemRef.parse("K-1:2"), 0, true, ""));
        design = edited(design, Edit.swap(ItemRef.parse("K-1:2"), ItemRef.parse("K-2:1"), "beter"));
        FormDesign variant = design.variant(new FormRef("V", 1), "opleiders", "Variant", "an");
        assertThat(designs.insert(variant)).isTrue();
        FormDesign less = edited(variant, Edit.remove(ItemRef.parse("K-2:1"), "te lang"));
        assertThat(designs.replace(less)).isTrue();

        assertThat(designs.find(variant.ref())).contains(less);
        assertThat(designs.all()).containsExactly(less);
    }

    @Test
    void whoComesSecondIsToldAndTakesNothingAway() {
        FormDesign first = draft();
        assertThat(designs.insert(first)).isTrue();
        assertThat(designs.insert(first)).isFalse();
        FormDesign an = edited(first, Edit.add(ItemRef.parse("K-1:1"), 0, true, ""));
        FormDesign bo = edited(first, Edit.add(ItemRef.parse("K-2:1"), 0, true, ""));

        assertThat(designs.replace(an)).isTrue();
        assertThat(designs.replace(bo)).isFalse();
        assertThat(designs.find(REF)).contains(an);
    }

    @Test
    void aHundredRevisionsLeaveTheNewest() {
        FormDesign design = draft();
        designs.insert(design);
        for (int i = 0; i < 100; i++) {
            design = edited(
                    design,
                    i % 2 == 0
                            ? Edit.add(ItemRef.parse("K-1:1"), 0, true, "")
                            : Edit.remove(ItemRef.parse("K-1:1"), ""));
            assertThat(designs.replace(design)).isTrue();
        }
        assertThat(designs.find(REF)).contains(design);
        assertThat(shelves.shelf("form_design_revisions", Holds.NOBODY).all()).hasSize(50);
    }

    @Test
    void nobodyIsNamedInWhatIsStored() {
        FormDesign design = edited(draft(), Edit.add(ItemRef.parse("K-1:1"), 0, true, ""));
        FormDesign proposed =
                Objects.requireNonNull(FormApproval.take(design, FormApproval.Step.PROPOSE, "anneke", List.of())
                        .design());
        designs.insert(draft());
        designs.replace(design);
        designs.replace(proposed);

        assertThat(shelves.shelf("form_designs", Holds.NOBODY).all())
                .allSatisfy(each -> assertThat(each.values().toString()).doesNotContain("anneke"));
        assertThat(designs.find(REF).orElseThrow().proposedBy()).isEqualTo("anneke");
    }

    @Test
    void everyVersionOfABlueprintStays() {
        Blueprints blueprints = new Blueprints(shelves);
        Blueprint one = new Blueprint("Proef", 2, Map.of("K", 2));
        Blueprint two = new Blueprint("Proef", 3, Map.of("K", 3));

        assertThat(blueprints.add("proef", 1, one, AT)).isTrue();
        assertThat(blueprints.add("proef", 2, two, AT)).isTrue();
        assertThat(blueprints.add("proef", 2, one, AT)).isFalse();
        assertThat(blueprints.find("proef:1").orElseThrow().blueprint()).isEqualTo(one);
        assertThat(blueprints.newest("proef").orElseThrow().blueprint()).isEqualTo(two);
        assertThat(blueprints.all()).extracting(Blueprints.Stored::ref).containsExactly("proef:2");
    }

    private static FormDesign draft() {
        return FormDesign.draft(REF, TestKinds.find("LHK").orElseThrow(), "LHK voorjaar", "lhk:1", "anneke");
    }

    private static FormDesign edited(FormDesign design, Edit edit) {
        FormEditing.Outcome outcome = FormEditing.apply(design, edit, "anneke", AT);
        assertThat(outcome).isInstanceOf(FormEditing.Changed.class);
        return ((FormEditing.Changed) outcome).design();
    }
}
