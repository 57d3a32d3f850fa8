package nl.kennispeil.bank.lint;

import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.ItemProse;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.prose.Prose;

/** An item as the rules look at it. */
record Subject(ItemContent content, ItemProse prose, WordLists words, Context context) {

    static Subject of(ItemContent content, Context context) {
        String language = content.language().isBlank() ? context.language() : content.language();
        return new Subject(content, ItemProse.of(content), WordLists.of(language), context);
    }

    /** Choices with at least two options, of which words are compared. */
    List<Choices> choices() {
        return prose.choices().stream()
                .filter(each -> each.options().size() >= 2)
                .toList();
    }

    /** The one choice with one key among at least two options, of which a candidate may guess by the wording. */
    Optional<Choices> guessable() {
        List<Choices> all = choices();
        return all.size() == 1 && keys(all.get(0)) == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static long keys(Choices choices) {
        return choices.options().stream().filter(Choices.Option::key).count();
    }

    /** The block that asks. */
    Optional<Prose> question() {
        return prose.question();
    }

    /** The sentence that asks: the last with a question mark in the block that asks, or else its last. */
    Optional<Passage> asked() {
        return question().flatMap(block -> {
            List<Passage> sentences = block.sentences(words.locale());
            Passage last = sentences.isEmpty() ? null : sentences.get(sentences.size() - 1);
            for (Passage sentence : sentences) {
                if (sentence.text().endsWith("?")) {
                    last = sentence;
                }
            }
            return Optional.ofNullable(last);
        });
    }

    /** True for a text with gaps: its sentences are complete only with the answers. */
    boolean isCloze() {
        ItemType type = content.type();
        return type == ItemType.INLINE_CHOICE || type == ItemType.GAP_MATCH || type == ItemType.HOTTEXT;
    }
}
