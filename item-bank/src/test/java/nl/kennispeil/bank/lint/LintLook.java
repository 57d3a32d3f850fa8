package nl.kennispeil.bank.lint;

import java.util.*;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.prose.*;

class LintLook {
    public static void main(String[] a) {
        Map<String, ItemContent> items = Written.demo();
        Map<String, Integer> summary = new TreeMap<>();
        Map<String, Integer> shown = new TreeMap<>();
        items.forEach((id, item) -> {
            for (Finding f : Lint.of(item, Context.of("nl"))) {
                summary.merge(f.rule(), 1, Integer::sum);
                if (f.rule().equals("reference-missing")) continue;
                if (id.startsWith("DEMO") || shown.merge(f.rule(), 1, Integer::sum) < 5)
                    System.out.println(id + " " + f.rule() + " " + f.passage().part() + " ["
                            + f.passage().text() + "] " + f.arguments());
            }
        });
        System.out.println(items.size() + " " + summary);
        long t = System.nanoTime();
        for (SetFinding f : Lint.ofSet(items))
            System.out.println(f.rule() + " " + f.items().size() + " "
                    + f.items().subList(0, Math.min(4, f.items().size())) + f.arguments());
        System.out.println((System.nanoTime() - t) / 1e6);
        items.forEach((id, item) -> {
            if (id.startsWith("DEMO")) {
                Subject s = Subject.of(item, Context.of("nl"));
                int w = 0, sy = 0, se = 0;
                for (Prose p : s.prose().stem()) {
                    for (Prose.Word x : p.words()) {
                        if (Character.isLetter(x.text().charAt(0))) {
                            w++;
                            sy += Readability.syllables(x.text(), "nl");
                        }
                    }
                    se += p.sentences(Locale.forLanguageTag("nl")).size();
                }
                System.out.print(id + ":" + w + ":" + se + ":" + Math.round(Readability.dutch(w, se, sy)) + " ");
            }
        });
    }
}
