package nl.kennispeil.delivery.medialibrary;

import static nl.kennispeil.delivery.itembank.ItemFixture.AN;
import static nl.kennispeil.delivery.itembank.ItemFixture.BEA;
import static nl.kennispeil.delivery.itembank.ItemFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.itembank.ItemFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaReachTest {

    private static final Account DIRK = new Account("dirk", Role.AUTHOR, "Dirk", null, null);

    @TempDir
    Path folder;

    private final ItemFixture bank = new ItemFixture();
    private final Set<String> drafted = new HashSet<>();
    private StoredMedia media;
    private MediaUse use;
    private MediaReach reach;
    private String file;

    @BeforeEach
    void open() {
        media = new StoredMedia(MediaLibrary.ofFolder(folder), bank.shelves);
        use = new MediaUse(bank.items, bank.cards, bank.history, media::shippedName);
        reach = new MediaReach(
                media, use, bank.cards, bank.bylines, login -> login.equals(DIRK.login()) ? drafted : Set.of());
        file = add("een", "bea");
    }

    private String add(String words, String login) {
        byte[] captions = ("WEBVTT\n\n00:00.000 --> 00:02.000\n" + words + "\n").getBytes(StandardCharsets.UTF_8);
        return media.add(captions, words, "", "HN", bank.bylines.of(login), NOW).orElseThrow();
    }

    /** The second version of a demo item, that shows the file. */
    private ItemId shows(ItemId item) {
        ItemVersion old = bank.items.find(new ItemRef(item, 1)).orElseThrow();
        Element root = old.content()
                .root()
                .rewrite(each -> each.is("qti-prompt")
                        ? each.withChildren(List.of(Element.of("img", Map.of("src", file, "alt", "Een foto"))))
                        : each);
        bank.items.add(List.of(new ItemVersion(
                new ItemRef(item, 2),
                old.language(),
                old.synthetic(),
                old.tests(),
                old.classification(),
                ItemContent.of(root),
                old.rationale(),
                null)));
        return item;
    }

    @Test
    void whatOnlyItemsOfOthersShowIsNotThereForAnAuthor() {
        ItemId ofAn = shows(bank.item("DEMO-001", ItemState.ACTIVE));

        assertThat(reach.reaches(DIRK, file)).isFalse();
        assertThat(reach.all(DIRK)).isEmpty();
        assertThat(reach.use(DIRK).get(file)).isEmpty();
        assertThat(reach.reaches(AN, file)).isTrue();
        assertThat(reach.use(AN).get(file)).containsExactly(ofAn);
        assertThat(reach.reaches(BEA, file)).isTrue();
        assertThat(reach.use(BEA).get(file)).containsExactly(ofAn);
        assertThat(reach.reaches(new Account("ria", Role.BUREAU, "Ria", null, null), file))
                .isFalse();
    }

    @Test
    void ofWhatIsSharedAnAuthorSeesTheOwnItemsOnly() {
        shows(bank.item("DEMO-001", ItemState.ACTIVE));
        ItemId ofDirk = shows(new ItemId("DEMO-002"));
        bank.cards.insertAll(List.of(
                ItemCard.draft(ofDirk, DIRK.login(), "HN").edit().version(2).done()));

        assertThat(reach.reaches(DIRK, file)).isTrue();
        assertThat(reach.use(DIRK).get(file)).containsExactly(ofDirk);
        assertThat(reach.use(BEA).get(file)).hasSize(2);
    }

    @Test
    void aFileThatShipsWithTheProgramIsInUseUnderItsNameByContentToo() throws IOException {
        Files.writeString(folder.resolve("spraak.vtt"), "WEBVTT\n\n00:00.000 --> 00:02.000\nDag\n");
        StoredMedia shipping = new StoredMedia(MediaLibrary.ofFolder(folder), bank.shelves);
        file = "spraak.vtt";
        ItemId item = shows(bank.item("DEMO-001", ItemState.ACTIVE));

        MediaUse used = new MediaUse(bank.items, bank.cards, bank.history, shipping::shippedName);

        assertThat(used.byFile().get(shipping.shippedName(file).orElseThrow())).containsExactly(item);
    }

    @Test
    void aConsentThatIsWithdrawnBlocksTheItemAndStandsInItsHistory() {
        ItemId item = shows(bank.item("DEMO-001", ItemState.ACTIVE));
        ItemCard card = bank.cards.find(item).orElseThrow();
        bank.cards.replace(card.edit().version(2).done());
        LocalDate day = LocalDate.of(2026, 11, 1);
        media.consent(file, "dossier 7", day);
        media.withdraw(file, "dossier 7", day.plusDays(1));

        use.tell(media.find(file).orElseThrow(), "consent-withdrawn", "dossier 7", BEA, NOW);

        assertThat(bank.cards.find(item).orElseThrow().blocked()).isTrue();
        assertThat(bank.history.of(item))
                .singleElement()
                .satisfies(each -> assertThat(each.action() + " " + each.by()).isEqualTo("consent-withdrawn bea"));
    }

    @Test
    void whoeverUploadedOrWritesWithAFileReachesIt() {
        String own = add("twee", DIRK.login());
        assertThat(reach.all(DIRK)).extracting(MediaCard::name).containsExactly(own);

        drafted.add(file);
        assertThat(reach.all(DIRK)).extracting(MediaCard::name).containsExactlyInAnyOrder(own, file);
        drafted.clear();
        assertThat(reach.reaches(DIRK, file)).isFalse();

        assertThat(add("een", DIRK.login())).isEqualTo(file);
        assertThat(reach.reaches(DIRK, file)).isTrue();
        assertThat(reach.reaches(BEA, own)).isTrue();
    }
}
