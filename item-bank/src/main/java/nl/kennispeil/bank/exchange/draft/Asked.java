package nl.kennispeil.bank.exchange.draft;

import java.util.List;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/**
 * One question that was put together.
 *
 * @param interaction what is shown
 * @param part what it is worth
 * @param told feedback with the condition that shows it
 * @param notes what was changed
 * @param repairs what an editor must mend
 */
public record Asked(Element interaction, Part part, List<Told> told, List<String> notes, List<String> repairs) {

    public Asked {
        told = List.copyOf(told);
        notes = List.copyOf(notes);
        repairs = List.copyOf(repairs);
    }

    static Asked of(Element interaction, Part part, List<Told> told) {
        return new Asked(interaction, part, told, List.of(), List.of());
    }

    /**
     * @param when when to tell it
     * @param content what to tell; may be empty
     */
    public record Told(Element when, HtmlFragment content) {}
}
