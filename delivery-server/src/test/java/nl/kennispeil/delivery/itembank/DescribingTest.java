package nl.kennispeil.delivery.itembank;

import static nl.kennispeil.delivery.itembank.ItemFixture.AN;
import static nl.kennispeil.delivery.itembank.ItemFixture.BEA;
import static nl.kennispeil.delivery.itembank.ItemFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.icpc.IcpcList;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.itembank.Describing.Line;
import org.junit.jupiter.api.Test;

class DescribingTest {

    private final ItemFixture bank = new ItemFixture();
    private final ItemId one = bank.item("DEMO-001", ItemState.ACTIVE);
    private final ItemId two = bank.item("DEMO-002", ItemState.DRAFT);

    private List<Line> look(String csv, Account account) {
        MetadataTable table = MetadataTable.read(csv.getBytes(StandardCharsets.UTF_8));
        return bank.describing.look(table.wanted(table.guess()), account);
    }

    private ItemCard card(ItemId item) {
        return bank.cards.find(item).orElseThrow();
    }

    @Test
    void aFileIsLookedAtBeforeItChangesAnything() {
        List<Line> lines = look("vraag;thema;doelgroepen\nDEMO-001;Hartfalen;aios; \nDEMO-002;;\n", BEA);

        assertThat(Objects.requireNonNull(lines.get(0).plan()).changes())
                .containsExactly(
                        new Metadata.Change(MetaField.THEME, "", "Hartfalen"),
                        new Metadata.Change(MetaField.TARGET_GROUPS, "", "aios"));
        assertThat(lines.get(1).changes()).isFalse();
        assertThat(card(one).theme()).isEmpty();

        assertThat(bank.describing.take(lines, "items.import", BEA, NOW)).hasSize(1);
        assertThat(card(one).theme()).isEqualTo("Hartfalen");
        assertThat(card(two).revision()).isEqualTo(2);
        assertThat(bank.history.of(one)).extracting(ItemEvent::action).containsExactly("describe");
    }

    @Test
    void theTitleOfAnotherCodeDoesNotStayBehind() throws IOException {
        String csv = "vraag,icpc\nDEMO-001,K74\n";
        assertThat(changes(look(csv, BEA)))
                .containsEntry(MetaField.ICPC, "K74")
                .containsEntry(MetaField.ICPC_TITLE, "");

        Overview listed = new Overview(
                bank.shelves,
                bank.cards,
                bank.items,
                bank.reviews,
                IcpcList.read(new StringReader("code,title\nK74,Angina pectoris\n"))
                        .list());
        Map<MetaField, String> wanted = Map.of(MetaField.ICPC, "K74");
        Metadata metadata = Metadata.of(listed);
        ItemVersion version = bank.items.find(new ItemRef(one, 1)).orElseThrow();
        assertThat(metadata.plan(card(one), version, wanted).changes())
                .anySatisfy(each -> assertThat(each.after()).isEqualTo("Angina pectoris"));
        assertThat(metadata.problem(MetaField.ICPC, "K75")).isEqualTo("icpc-unknown");
    }

    private static Map<MetaField, String> changes(List<Line> lines) {
        Map<MetaField, String> changes = new EnumMap<>(MetaField.class);
        Objects.requireNonNull(lines.get(0).plan()).changes().forEach(each -> changes.put(each.field(), each.after()));
        return changes;
    }

    @Test
    void theFileThatComesBackPutsEverythingAsItWas() {
        bank.describing.take(look("vraag,thema\nDEMO-001,Eerst\n", BEA), "items.import", BEA, NOW);
        ItemCard before = card(one);
        List<Line> taken = bank.describing.take(
                look(
                        "vraag,thema,licentie,bronnen\nDEMO-001,Dan,CC-BY,NHG | Andere | 2024-05-01\nDEMO-002,Ook,,\n",
                        BEA),
                "items.import",
                BEA,
                NOW);

        String undo = new String(ItemListRoutes.csv(Describing.undo(taken)), StandardCharsets.UTF_8);
        bank.describing.take(look(undo, BEA), "items.import", BEA, NOW);

        assertThat(Metadata.values(card(one), null)).isEqualTo(Metadata.values(before, null));
        assertThat(card(two).theme()).isEmpty();
    }

    @Test
    void faultsAreToldPerRowAndTheirNeighboursComeIn() {
        String icpc = bank.items
                .find(new ItemRef(one, 1))
                .orElseThrow()
                .classification()
                .icpc();
        List<Line> lines = look("""
                vraag,icpc,controleren voor,categorie
                DEMO-001,K7,2027-13-01,QQ
                GEEN-1,K74,,
                DEMO-001,K74,,
                DEMO-002,,2027-03-01,
                """, BEA);

        assertThat(Objects.requireNonNull(lines.get(0).plan()).problems())
                .isEqualTo(Map.of(
                        MetaField.ICPC,
                        "icpc-shape",
                        MetaField.REVIEW_BY,
                        "date",
                        MetaField.CATEGORY,
                        "unknown-value"));
        assertThat(lines.get(1).problem()).isEqualTo("unknown-item");
        assertThat(lines.get(2).problem()).isEqualTo("twice");
        assertThat(lines.get(3).changes()).isTrue();
        assertThat(bank.describing.take(lines, "items.import", BEA, NOW))
                .extracting(Line::item)
                .containsExactly("DEMO-002");
        assertThat(bank.items
                        .find(card(one).newest().orElseThrow())
                        .orElseThrow()
                        .classification()
                        .icpc())
                .isEqualTo(icpc);
    }

    @Test
    void anotherClassificationIsAnotherVersionWithEqualContentAndItsCalibration() {
        ItemVersion before = bank.items.find(new ItemRef(one, 1)).orElseThrow();
        bank.describing.take(look("vraag,icpc\nDEMO-001,K74\n", BEA), "items.import", BEA, NOW);

        ItemVersion after = bank.items.find(card(one).newest().orElseThrow()).orElseThrow();
        assertThat(after.ref().version()).isEqualTo(2);
        assertThat(after.content()).isEqualTo(before.content());
        assertThat(after.calibration()).isEqualTo(before.calibration());
        assertThat(after.classification().icpc()).isEqualTo("K74");
        assertThat(card(one).state()).isEqualTo(ItemState.ACTIVE);
    }

    @Test
    void languageAndKindsOfTestAreTheVersionsOwnAndTheWordsStay() {
        ItemVersion before = bank.items.find(new ItemRef(one, 1)).orElseThrow();
        List<Line> lines = look("vraag,taal,toetssoorten\nDEMO-001,Engels,KOV; LHK\n", BEA);
        bank.describing.take(lines, "items.import", BEA, NOW);

        ItemVersion after = bank.items.find(card(one).newest().orElseThrow()).orElseThrow();
        assertThat(after.language()).isEqualTo("en");
        assertThat(after.tests()).containsExactly("KOV", "LHK");
        assertThat(after.content().language()).isIn("", "en");
        assertThat(after.options()).isEqualTo(before.options());
        assertThat(after.calibration()).isEqualTo(before.calibration());
        assertThat(card(one).state()).as("another language is looked at again").isEqualTo(ItemState.REPAIR);
        assertThat(bank.history.of(one))
                .last()
                .satisfies(each -> assertThat(each.from() + " " + each.to()).isEqualTo("ACTIVE REPAIR"));
        assertThat(bank.overview.search(ItemFilter.of(Map.of("taal", "en", "toets", "KOV")::get), BEA))
                .extracting(Overview.Row::id)
                .containsExactly(one);
        assertThat(bank.overview.search(ItemFilter.of(Map.of("toets", "SELECTIE")::get), BEA))
                .isEmpty();
    }

    @Test
    void aLanguageThatIsNoneAndAKindOfTestThatIsNotThereAreRefused() {
        List<Line> lines = look("vraag;taal;toetssoorten\nDEMO-001;xx;LHK; \nDEMO-002;nl;GEEN\n", BEA);
        assertThat(Objects.requireNonNull(lines.get(0).plan()).problems())
                .isEqualTo(Map.of(MetaField.LANGUAGE, "language"));
        assertThat(Objects.requireNonNull(lines.get(1).plan()).problems()).isEqualTo(Map.of(MetaField.TESTS, "tests"));
        assertThat(Metadata.with(MetaField.TESTS, "LHK", "KOV", false)).isEqualTo("LHK; KOV");
    }

    @Test
    void anItemThatSaysItsLanguageSaysTheNewOne() {
        ItemVersion old = bank.items.find(new ItemRef(one, 1)).orElseThrow();
        ItemContent dutch = ItemContent.of(old.content().root().with("xml:lang", "nl-BE"));
        VersionData data = new VersionData("nl", List.of("LHK"), old.classification());
        ItemVersion flemish = new ItemVersion(
                old.ref(), "nl", false, List.of("KOV"), old.classification(), dutch, old.rationale(), null);
        assertThat(data.onto(flemish, old.ref()).content().language()).isEqualTo("nl-BE");
        assertThat(new VersionData("en", List.of("LHK"), old.classification())
                        .onto(flemish, old.ref())
                        .content()
                        .language())
                .isEqualTo("en");
    }

    @Test
    void anAuthorChangesOwnItemsBeforeTheyAreApprovedAndNoOthers() {
        Account stranger = new Account("dirk", AN.role(), "Dirk", null, null);

        assertThat(look("vraag,thema\nDEMO-002,Iets\n", AN).get(0).changes()).isTrue();
        assertThat(look("vraag,thema\nDEMO-001,Iets\n", AN).get(0).problem()).isEqualTo("not-yours");
        assertThat(look("vraag,thema\nDEMO-002,Iets\n", stranger).get(0).problem())
                .isEqualTo("unknown-item");
    }

    @Test
    void whatIsTakenIsWhatWasSeen() {
        List<Line> seen = look("vraag,thema\nDEMO-001,Iets\n", BEA);
        String digest = Describing.digest(seen);
        assertThat(Describing.digest(look("vraag,thema\nDEMO-001,Iets\n", BEA))).isEqualTo(digest);

        bank.describing.take(look("vraag,thema\nDEMO-001,Anders\n", BEA), "items.import", BEA, NOW);

        assertThat(Describing.digest(look("vraag,thema\nDEMO-001,Iets\n", BEA))).isNotEqualTo(digest);
        assertThat(bank.describing.take(seen, "items.import", BEA, NOW)).isEmpty();
    }

    @Test
    void theIdOfAnItemIsNoNameOfAGroupOfEnemies() {
        Metadata.Plan plan = Objects.requireNonNull(
                look("vraag,vijanden\nDEMO-001,DEMO-002\n", BEA).get(0).plan());
        assertThat(plan.problems()).isEqualTo(Map.of(MetaField.ENEMIES, "enemy-item"));
        assertThat(plan.refused()).isEqualTo(Map.of(MetaField.ENEMIES, "DEMO-002"));
        assertThat(look("vraag,vijanden\nDEMO-001,hoest-beleid\n", BEA).get(0).changes())
                .isTrue();
    }

    @Test
    void aConsentThatIsWithdrawnBlocksTheItemAtOnce() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        bank.describing.consent(one, new Consent("a.webm", "dossier 7", day, null), BEA, NOW);
        assertThat(card(one).blocked()).isFalse();

        bank.describing.withdrawConsent(one, 0, day.plusDays(1), BEA, NOW);

        assertThat(card(one).blocked()).isTrue();
        assertThat(bank.overview.find(one).orElseThrow().card().blocked()).isTrue();
    }

    @Test
    void theOverviewFollowsEveryChangeAndFiltersAreKeptInTheAddress() {
        assertThat(bank.overview.all()).hasSize(2);
        bank.describing.take(look("vraag,thema\nDEMO-001,Zeldzaamheid\n", BEA), "items.import", BEA, NOW);

        Map<String, String> asked = Map.of("zoek", "zeldzaam", "staat", "active", "mij", "ja", "voor", "2026-01-01");
        ItemFilter filter = ItemFilter.of(asked::get);
        assertThat(bank.overview.search(filter, AN))
                .extracting(Overview.Row::id)
                .containsExactly(one);
        assertThat(bank.overview.search(filter, BEA)).isEmpty();
        assertThat(bank.overview.search(ItemFilter.of(Map.of("zoek", "demo-00")::get), BEA))
                .extracting(Overview.Row::id)
                .containsExactly(one, two);
        assertThat(filter.query()).isEqualTo("zoek=zeldzaam&staat=active&mij=ja&voor=2026-01-01");
    }

    @Test
    void aReferenceWithAWrongDateSaysWhichDate() {
        Metadata.Plan plan = Metadata.of(bank.overview)
                .plan(
                        card(one),
                        null,
                        Map.of(MetaField.REFERENCES, "NHG | Astma | 2020-04-01; NHG | COPD | 31-02-2021"));

        assertThat(plan.problems()).isEqualTo(Map.of(MetaField.REFERENCES, "references-date"));
        assertThat(plan.refused()).isEqualTo(Map.of(MetaField.REFERENCES, "31-02-2021"));
    }
}
