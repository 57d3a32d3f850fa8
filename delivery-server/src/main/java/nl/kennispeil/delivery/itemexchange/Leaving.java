package nl.kennispeil.delivery.itemexchange;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.pack.ExportPackage;
import nl.kennispeil.bank.exchange.qti.QtiWriter;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.medialibrary.StoredMedia;

/** Versions of items as a package: made while it is sent, nothing of it stays here. */
final class Leaving {

    private static final int AT_A_TIME = 100;

    private final Items items;
    private final StoredMedia library;
    private final UnaryOperator<String> named;
    private final Function<CaseRef, Optional<String>> titles;

    Leaving(Items items, StoredMedia library, StoredCases cases) {
        this.titles = cases::title;
        this.items = items;
        this.library = library;
        this.named = name -> library.contentName(name).orElse(name);
    }

    /** A version to send, with the card of its item. */
    record One(ItemRef version, ItemCard card) {}

    private interface Each {
        void take(ItemFile file) throws IOException;
    }

    private void each(List<One> all, Each work) throws IOException {
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            List<One> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
            Map<ItemId, ItemCard> cards = new HashMap<>();
            some.forEach(each -> cards.put(each.card().id(), each.card()));
            for (ItemVersion each :
                    items.findAll(some.stream().map(One::version).toList())) {
                work.take(ExchangeForm.outgoing(each, cards.get(each.ref().id()), named, titles));
            }
        }
    }

    /** Writes the package. */
    void write(List<One> all, QtiWriter.Target target, OutputStream out) throws IOException {
        ExportPackage.Library media = name -> library.served(name).map(Media::bytes);
        OutputStream open = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        try (ExportPackage pack = new ExportPackage(open, target, media)) {
            each(all, pack::add);
        }
    }

    /** What a form of QTI cannot say of these items, or is not there; only of items that lose something. */
    List<ExchangeViews.Lost> lost(List<One> all, QtiWriter.Target target, Function<String, Said> words)
            throws IOException {
        List<ExchangeViews.Lost> lost = new ArrayList<>();
        each(all, file -> {
            Set<String> left = new LinkedHashSet<>(left(file.content().root(), target));
            file.stimuli().values().forEach(each -> left.addAll(left(each, target)));
            if (!left.isEmpty()) {
                lost.add(new ExchangeViews.Lost(
                        file.identifier(), left.stream().map(words).toList()));
            }
        });
        return lost;
    }

    private List<String> left(Element root, QtiWriter.Target target) {
        List<String> left = new ArrayList<>(QtiWriter.write(root, target).left());
        root.walk()
                .flatMap(each -> each.attribute("src").or(() -> each.attribute("data")).stream())
                .filter(each -> library.served(each).isEmpty())
                .forEach(each -> left.add("media " + each + " is not in the library"));
        return left;
    }
}
