package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;

import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.session.Session;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;

class ConfidentialityTest {

    private static final Page PAGE =
            new Page(Messages.in(Language.NL), "/assets", "/beheer/vragen/vraag/DEMO-001", null);
    private static final Session AN = new Session(ItemFixture.AN, ItemFixture.NOW.plusSeconds(60), "token", false);

    private final Confidentiality confidentiality = new Confidentiality(new InMemoryShelves());

    @Test
    void nobodySeesAnItemBeforeThePromiseAndIsSentBackToItAfterwards() throws Exception {
        Pages.View item = new Pages.View.GoTo("/the-item");
        Pages.Work work = confidentiality.gate((page, session) -> item);

        assertThat(work.view(PAGE, AN))
                .isEqualTo(new Pages.View.GoTo(Confidentiality.PATH + "?terug=%2Fbeheer%2Fvragen%2Fvraag%2FDEMO-001"));

        confidentiality.accept(ItemFixture.AN.login(), ItemFixture.NOW);
        assertThat(work.view(PAGE, AN)).isEqualTo(item);
        assertThat(confidentiality.accepted(ItemFixture.BEA.login())).isEmpty();
    }

    @Test
    void theFirstPromiseStandsAndIsReadableInBothLanguages() {
        confidentiality.accept("an", ItemFixture.NOW);
        confidentiality.accept("an", ItemFixture.NOW.plusSeconds(3600));

        assertThat(confidentiality.accepted("an")).hasValue(ItemFixture.NOW);
        assertThat(confidentiality.text("nl")).isNotEmpty();
        assertThat(confidentiality.text("en")).hasSameSizeAs(confidentiality.text("nl"));
    }
}
