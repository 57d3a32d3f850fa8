package nl.kennispeil.delivery.items;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.kennispeil.bank.lint.Context;
import nl.kennispeil.bank.lint.Finding;
import nl.kennispeil.bank.lint.Lint;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code items lint}: the writing aid over a folder of items. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Remarks on the wording of items: cues to the key, absolute words, negative or long stems, copies.",
        footer = {
            "",
            "Reads the files that items import writes. The remarks may tell keys: they are for editors only.",
            "With --out also {items:[{identifier,findings:[{rule,severity,passage,place,message}]}],set,summary,refused}.",
            "Exit code: 0, with remarks too; with --strict 1 when one is more than a hint; 1 when no item can be read;"
                    + " 2 wrong usage.",
            "",
            "Example:",
            "  kennispeil items lint bank --out bank/lint.json"
        })
public final class ItemsLintCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with items")
    Path folder = Path.of(".");

    @Option(names = "--out", paramLabel = "FILE", description = "All remarks as JSON")
    @Nullable
    Path out;

    @Option(names = "--lang", paramLabel = "nl|en", description = "Language of the remarks; default nl")
    String lang = "nl";

    @Option(
            names = "--item-lang",
            paramLabel = "nl|en",
            description = "Language of items that do not say theirs; default nl")
    String itemLang = "nl";

    @Option(names = "--strict", description = "Exit 1 when a remark is more than a hint")
    boolean strict;

    @Override
    public Integer call() throws IOException {
        requireLanguage("--lang", lang);
        requireLanguage("--item-lang", itemLang);
        if (!Files.isDirectory(folder)) {
            throw wrong(folder + ": there is no such folder");
        }
        ItemFolder read = ItemFolder.read(folder);
        PrintWriter err = given().commandLine().getErr();
        read.refusals().forEach(each -> err.println("items lint: refused " + each));
        err.flush();
        if (read.items().isEmpty()) {
            err.println("items lint: no item in " + folder + "; allowed are files that items import writes");
            err.flush();
            return 1;
        }
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        Context context = Context.of(itemLang);
        Map<String, List<String>> sources = read.sources();
        read.items().forEach((identifier, item) -> {
            List<String> named = sources.get(identifier);
            findings.put(identifier, Lint.of(item, named == null ? context : context.withReferences(named)));
        });
        LintReport report =
                new LintReport(Messages.in(Language.of(lang)), findings, Lint.ofSet(read.items()), read.refusals());
        report.print(given().commandLine().getOut());
        Path file = out;
        if (file != null) {
            report.write(file);
        }
        return strict && report.isGrave() ? 1 : 0;
    }

    private void requireLanguage(String option, String code) {
        if (!code.equals("nl") && !code.equals("en")) {
            throw wrong(option + " is \"" + code + "\": allowed is nl or en");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(given().commandLine(), message);
    }

    private CommandSpec given() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return spec;
    }
}
