package nl.kennispeil.bank.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.exchange.qti.QtiFormat;

/** The formats that items come in, asked in order; each looks at the content of a file. */
public final class Formats {

    private final List<ItemFormat> formats;

    private Formats(List<ItemFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** QTI 2 and 3 first, then others, in this order. */
    public static Formats with(List<? extends ItemFormat> others) {
        List<ItemFormat> all = new ArrayList<>();
        all.add(new QtiFormat());
        all.addAll(others);
        return new Formats(all);
    }

    /** The format that reads a file; empty when none does. */
    public Optional<ItemFormat> of(SourceFile file) {
        return formats.stream().filter(each -> each.recognises(file)).findFirst();
    }
}
