package nl.kennispeil.delivery.itemexchange;

import static org.assertj.core.api.Assertions.assertThat;

import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;

class ReportWordsTest {

    @Test
    void whatIsNotTakenIsQuotedInTheLanguageOfTheReader() {
        assertThat(ReportWords.remark("icpc:icpc-unknown:K7: 4", Messages.in(Language.NL)))
                .contains("“K7: 4”")
                .contains("niet in de ICPC-lijst");
        assertThat(ReportWords.remark("icpc:icpc-unknown:K75", Messages.in(Language.EN)))
                .contains("“K75”")
                .contains("not in the ICPC list");
    }

    @Test
    void aRemarkOfAnOlderImportHasNoValue() {
        assertThat(ReportWords.remark("review-by:date", Messages.in(Language.NL)))
                .doesNotContain("{0}");
    }
}
