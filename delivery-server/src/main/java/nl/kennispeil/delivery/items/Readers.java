package nl.kennispeil.delivery.items;

import java.util.List;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.gift.GiftFormat;
import nl.kennispeil.bank.exchange.moodle.MoodleXmlFormat;
import nl.kennispeil.bank.exchange.qti12.Qti12Format;
import nl.kennispeil.bank.exchange.table.TableFormat;

/** Formats besides QTI 2 and 3, those first that know their own files for certain. */
public final class Readers {

    private Readers() {}

    public static List<ItemFormat> foreign() {
        return List.of(new Qti12Format(), new MoodleXmlFormat(), new TableFormat(), new GiftFormat());
    }
}
