package nl.kennispeil.bank.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.adaptive.AbilityRule;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.ContentRule;
import nl.kennispeil.scoring.adaptive.Criterion;
import nl.kennispeil.scoring.adaptive.ExposureRule;
import nl.kennispeil.scoring.adaptive.PilotRule;
import nl.kennispeil.scoring.adaptive.Start;
import nl.kennispeil.scoring.adaptive.StopRule;
import nl.kennispeil.scoring.adaptive.StopRule.Condition;
import nl.kennispeil.scoring.adaptive.UnknownRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesJsonTest {

    @Test
    void aLengthIsAllThatMustBeSaid() {
        assertThat(RulesJson.read("{\"stop\":{\"length\":120}}"))
                .isEqualTo(new RulesFile(AdaptiveRules.plain(120), "", "", Map.of()));
    }

    @Test
    void everythingThatIsSaidIsRead() {
        RulesFile file = RulesJson.read(
                "{\"start\":{\"group\":true,\"targets\":[-1,0,1.5]},\"ability\":\"map\","
                        + "\"final\":\"WLE\",\"prior\":{\"mean\":0.5,\"sd\":2},"
                        + "\"select\":{\"criterion\":\"a-stratified\",\"strata\":5,\"blocked\":true},"
                        + "\"content\":{\"method\":\"weighted\",\"blueprint\":\"blueprint.json\"},"
                        + "\"exposure\":{\"method\":\"eligibility\",\"max\":0.2,\"bands\":[-1,1],\"overlap\":1.25},"
                        + "\"stop\":{\"min\":60,\"max\":135,\"se\":0.25,\"sprt\":{\"cut\":0,\"half\":0.3},"
                        + "\"interval\":{\"cut\":0.1},\"seconds\":7200,\"information\":0.01,\"all\":true},"
                        + "\"pilots\":{\"count\":10,\"clearFirst\":5,\"clearLast\":3,\"inLength\":true},\"unknown\":\"ignored\"}");
        AbilityRule ability = AbilityRule.of(AbilityMethod.MAP, AbilityMethod.WLE, new NormalPrior(0.5, 2));
        assertThat(file.rules())
                .isEqualTo(new AdaptiveRules(
                        new Start(true, 0, new Start.Routing.Targets(List.of(-1.0, 0.0, 1.5))),
                        ability,
                        new Criterion.Stratified(5, true),
                        new ContentRule.Weighted(),
                        new ExposureRule.Eligibility(0.2, List.of(-1.0, 1.0), 1.25),
                        new StopRule(
                                60,
                                135,
                                List.of(
                                        new Condition.Precision(0.25),
                                        new Condition.Interval(0.1, 0.95),
                                        new Condition.RatioTest(0, 0.3, 0.05, 0.05),
                                        new Condition.Time(7200),
                                        new Condition.Information(0.01)),
                                true),
                        new PilotRule(10, 5, 3, true),
                        UnknownRule.IGNORED));
        assertThat(file.blueprint()).isEqualTo("blueprint.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'stop':{'length':9},'selct':'MFI'} | rules: unknown [selct]",
                "{'stop':{'length':9,'sd':1}} | stop: unknown [sd]",
                "{} | stop: needed is a length, or min and max",
                "{'stop':{'length':9.5}} | stop.length: got 9.5, needed is a whole number",
                "{'stop':{'length':'9'}} | stop.length: got \"9\", needed is a number",
                "{'stop':{'min':9,'max':5}} | stop: length 9 to 5: allowed is 1 to 10000",
                "{'stop':{'length':9},'select':'XYZ'} | select.criterion: got \"XYZ\", allowed is MFI",
                "{'stop':{'length':9},'ability':'XAP'} | ability: got \"XAP\", allowed is EAP, MAP",
                "{'stop':{'length':9},'exposure':{'method':'eligibility','max':2}} | exposure: highest exposure 2.0",
                "{'stop':{'length':9},'exposure':{'method':'lottery'}} | exposure.method: got \"lottery\"",
                "{'stop':{'length':9},'content':{'method':'shadow'}} | content.blueprint: is missing",
                "{'stop':{'length':9},'content':{'method':'weighted','blueprint':'../x'}} | content.blueprint: got \"../x\"",
                "{'stop':{'length':9},'prior':{'sd':0}} | prior: sd of the prior is 0.0",
                "{'stop':{'length':9},'start':{'theta':0,'group':true}} | start: theta and group exclude each other",
                "{'stop':{'length':9},'start':3} | start: needed is an object",
                "{'stop':{'length':9},'stop':{'length':9}} | line 1: this is no JSON",
                "[] | rules: needed is an object"
            })
    void whatIsWrongIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> RulesJson.read(text.replace('\'', '"')))
                .isInstanceOf(RulesException.class)
                .hasMessageContaining(message);
    }
}
