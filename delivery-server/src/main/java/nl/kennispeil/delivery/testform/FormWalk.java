package nl.kennispeil.delivery.testform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.demo.LabValues;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.form.Translations;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.content.CandidateBody;
import nl.kennispeil.delivery.content.FormContent;
import nl.kennispeil.delivery.http.Replies;

/** A form as a candidate would sit it, for who looks through it: the player's own content, and nothing that is kept. */
final class FormWalk {

    /**
     * What there is to walk through.
     *
     * @param items in the order of the form
     * @param missing items of the form that are not there, such as those without a translation
     */
    record Shown(List<ItemVersion> items, List<String> missing) {

        Shown {
            items = List.copyOf(items);
            missing = List.copyOf(missing);
        }
    }

    private final FormBank bank;
    private final TestForms forms;
    private final MediaFiles media;
    private final FormContent content = new FormContent(Replies.JSON, LabValues.demo());

    FormWalk(FormBank bank, TestForms forms, MediaFiles media) {
        this.bank = bank;
        this.forms = forms;
        this.media = media;
    }

    /** @param language one of those of the form */
    Shown shown(FormDesign design, String language) {
        List<ItemRef> refs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean first = design.languages().get(0).equals(language);
        if (first) {
            refs.addAll(design.refs());
        } else if (design.state() == FormState.FROZEN) {
            forms.find(Translations.of(design.ref(), language)).ifPresent(form -> refs.addAll(form.refs()));
        } else {
            Map<ItemId, ItemCard> cards = bank.cards(design.refs().stream()
                    .map(each -> Translations.of(each.id(), language))
                    .toList());
            for (ItemRef each : design.refs()) {
                ItemId id = Translations.of(each.id(), language);
                Optional.ofNullable(cards.get(id))
                        .flatMap(ItemCard::newest)
                        .ifPresentOrElse(refs::add, () -> missing.add(id.value()));
            }
        }
        Map<ItemRef, ItemVersion> versions = bank.versions(refs);
        List<ItemVersion> items = new ArrayList<>();
        for (ItemRef each : refs) {
            ItemVersion item = versions.get(each);
            if (item != null && item.content().body().isPresent()) {
                items.add(item);
            } else {
                missing.add(each.toString());
            }
        }
        return new Shown(items, missing);
    }

    /**
     * What the player needs.
     *
     * @param folder where a browser asks for files of this form, without a slash behind it
     */
    ObjectNode json(FormDesign design, String language, String folder) {
        List<ItemVersion> items = shown(design, language).items();
        ObjectNode node = Replies.object()
                .put("title", design.title())
                .put("language", language)
                .put("minutes", design.rules().time().toMinutes())
                .put("navigation", design.rules().navigation().name());
        ArrayNode interactions = node.putArray("interactions");
        FormContent.interactions(items).forEach(interactions::add);
        node.set(
                "content",
                content.of(
                        design.ref().toString(),
                        design.title(),
                        design.rules().unknownOption(),
                        items,
                        // a file that is gone shows as a broken picture here; the check of the form names it
                        file -> folder + "/"
                                + media.byFile(file).map(Media::servedName).orElse("weg")));
        return node;
    }

    /** A file that an item of the form shows, in any language, by the name it is served under. */
    Optional<Media> file(FormDesign design, String name) {
        TreeSet<String> files = new TreeSet<>();
        for (String language : design.languages()) {
            shown(design, language).items().forEach(each -> files.addAll(CandidateBody.media(each.content())));
        }
        return files.stream()
                .flatMap(each -> media.byFile(each).stream())
                .filter(each -> each.servedName().equals(name))
                .findFirst();
    }
}
