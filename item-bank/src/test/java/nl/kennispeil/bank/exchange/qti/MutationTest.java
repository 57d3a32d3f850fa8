package nl.kennispeil.bank.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.Surroundings;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends in time with an item or a reason. */
class MutationTest {

    private static final List<String> PARTS = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE a [",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "\u0000",
            "<script/>",
            "identifier=''",
            "maxChoices='-1'",
            "maxChoices='99999999999'",
            "<value/>",
            "</p>",
            "<p>",
            " xmlns=''",
            "<correctResponse>",
            "baseType='float'",
            "cardinality='record'",
            "<simpleMatchSet/>",
            "coords='1,,2'",
            "\uFFFF",
            "é");

    @Test
    void aChangedFileIsReadOrRefusedAndNeverBreaksTheReader() {
        List<String> seeds = new ArrayList<>(QtiSamples.interactions().values());
        Random random = new Random(20_260_101);
        int[] came = {0, 0};
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 6_000; i++) {
                StringBuilder xml = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
                int changes = 1 + random.nextInt(3);
                for (int c = 0; c < changes; c++) {
                    change(xml, random);
                }
                SourceFile file = new SourceFile("x.xml", xml.toString().getBytes(StandardCharsets.UTF_8));
                List<Incoming> items = new QtiFormat().read(file, Surroundings.NONE);
                assertThat(items).hasSize(1);
                Incoming item = items.get(0);
                came[item.content().isPresent() ? 0 : 1]++;
                item.content()
                        .ifPresent(content -> assertThatCode(() -> QtiFormat.scorable(content))
                                .as(xml.toString())
                                .doesNotThrowAnyException());
            }
        });
        assertThat(came[0]).as("changed items that still come in").isGreaterThan(300);
        assertThat(came[1]).as("changed items that are refused").isGreaterThan(300);
    }

    private static void change(StringBuilder xml, Random random) {
        int at = random.nextInt(xml.length());
        switch (random.nextInt(5)) {
            case 0 -> xml.deleteCharAt(at);
            case 1 -> xml.insert(at, PARTS.get(random.nextInt(PARTS.size())));
            case 2 -> xml.setCharAt(at, (char) random.nextInt(0x250));
            case 3 -> xml.delete(at, Math.min(xml.length(), at + 1 + random.nextInt(20)));
            default -> xml.insert(at, xml.substring(at, Math.min(xml.length(), at + 1 + random.nextInt(60))));
        }
    }
}
