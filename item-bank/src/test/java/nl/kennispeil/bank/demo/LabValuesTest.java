package nl.kennispeil.bank.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabValuesTest {

    @Test
    void theTableHasTheCommonValuesInBothLanguages() {
        assertThat(LabValues.demo().groups())
                .flatExtracting(LabValues.Group::rows)
                .hasSizeGreaterThan(24)
                .contains(new LabValues.Row("Hemoglobine (man)", "Haemoglobin (man)", "8,5–11,0", "mmol/l"));
    }

    @Test
    void theTableSaysThatItIsADemo() {
        assertThat(LabValues.demo().warningNl()).contains("niet medisch vastgesteld");
        assertThat(LabValues.demo().warningEn()).contains("not medically approved");
    }
}
