package nl.kennispeil.bank.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveJsonTest {

    private static final String RULES = "{\"stop\":{\"min\":5,\"max\":9,\"se\":0.4}}";

    @Test
    void everyModelComesBackToTheLastBit() {
        AdaptivePart part = part(
                new ItemParameters.Rasch(1.0 / 3),
                new ItemParameters.OnePl(0.1 + 0.2, -2.5),
                new ItemParameters.TwoPl(Math.PI, 1e-9),
                new ItemParameters.ThreePl(1.7, 0.3, 0.25),
                new ItemParameters.FourPl(1.1, 0, 0.2, 0.97),
                PartialCredit.pcm(-0.5, 0.7),
                PartialCredit.gpcm(1.3, -0.5, 0.7, 1.1),
                new GradedResponse(0.9, new double[] {-1, 0.1, 2}),
                new NominalResponse(new double[] {-0.5, 0.5}, new double[] {0.25, -0.25}));

        AdaptivePart back = AdaptiveJson.read(AdaptiveJson.write(part));

        assertThat(back).isEqualTo(part);
        assertThat(List.copyOf(back.pool().keySet()))
                .containsExactlyElementsOf(part.pool().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"rules\":\"{}\"}",
                "{\"rules\":\"{}\",\"pool\":[{\"item\":\"T-1:1\",\"seconds\":0,\"parameters\":{\"model\":\"3PL\",\"a\":1,"
                        + "\"b\":\"NaN\",\"c\":0}}],\"scale\":{\"mean\":500,\"sd\":100,\"step\":1},\"breakAfter\":0}",
                "{\"rules\":\"{}\",\"pool\":[],\"scale\":{\"mean\":500,\"sd\":0,\"step\":1},\"breakAfter\":0}"
            })
    void whatIsDamagedIsRefused(String text) {
        assertThatThrownBy(() -> AdaptiveJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aScaleRoundsToItsStep() {
        assertThat(ReportingScale.USUAL.of(0.123456)).isEqualTo(512);
        assertThat(new ReportingScale(50, 10, 0.5).of(-1.03)).isEqualTo(39.5);
    }

    static AdaptivePart part(ItemParameters... parameters) {
        Map<ItemRef, AdaptivePart.Calibrated> pool = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i++) {
            pool.put(
                    ItemRef.parse("T-" + (i + 1) + ":1"),
                    new AdaptivePart.Calibrated(
                            parameters[i], 10.0 * i, i % 2 == 0 ? Set.of() : Set.of("koorts", "E-" + i)));
        }
        return new AdaptivePart(
                RULES, new Blueprint("Proef", 3, Map.of("K", 3)), pool, new ReportingScale(500, 100, 5), 4, true);
    }
}
