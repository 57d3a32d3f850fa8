package nl.kennispeil.delivery.itemexchange;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that sources can say, read by the compiler's own parser: every text they write or put together with
 * {@code +}, in each form that a {@code ?:} in it gives. What is not a text there becomes {@link #QUOTE}, or
 * {@link #SENTENCE} where its name says that it is a sentence of its own; a variable that was made from a text in the
 * same method is that text.
 */
final class SourceSentences extends TreePathScanner<@Nullable Void, @Nullable Void> {

    /** Stands for what is quoted. */
    static final String QUOTE = "‹q›";

    /** Stands for another sentence. */
    static final String SENTENCE = "‹s›";

    private static final Pattern PROSE =
            Pattern.compile("(?s).*(\\b[a-z]{2,}[,;:]? (‹.›|[a-z<\"])|[›>\")] [a-z]{2,}\\b).*");
    private static final Set<String> SENTENCES = Set.of("reason", "getMessage", "oneLine", "fault", "why");
    private static final Set<String> NOT_SAID =
            Set.of("IllegalStateException", "UncheckedIOException", "split", "compile", "matches", "append");

    /** @param where class and line */
    record Sentence(String where, String text) {}

    private final List<Sentence> found = new ArrayList<>();
    private final Map<String, List<String>> made = new HashMap<>();
    private final CompilationUnitTree unit;
    private final SourcePositions places;
    private final String name;

    private SourceSentences(CompilationUnitTree unit, SourcePositions places) {
        this.places = places;
        this.unit = unit;
        String file = unit.getSourceFile().getName();
        this.name = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    }

    /** @param without names of classes that say nothing in a report */
    static List<Sentence> in(Path root, Set<String> without) throws IOException {
        return texts(root, without).stream()
                .filter(each ->
                        PROSE.matcher(each.text()).matches() && !each.text().contains("=\""))
                .toList();
    }

    /** The same with texts that are no sentences. */
    static List<Sentence> texts(Path root, Set<String> without) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(each -> each.toString().endsWith(".java"))
                    .filter(each ->
                            !without.contains(String.valueOf(each.getFileName()).replace(".java", "")))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Sentence> sentences = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree each : task.parse()) {
                SourceSentences scanner =
                        new SourceSentences(each, Trees.instance(task).getSourcePositions());
                scanner.scan(each, null);
                sentences.addAll(scanner.found);
            }
        }
        return sentences;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        made.clear();
        return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        if (variable.getInitializer() != null && hasText(variable.getInitializer())) {
            made.put(String.valueOf(variable.getName()), forms(variable.getInitializer()));
        }
        return super.visitVariable(variable, null);
    }

    /** What is compared with is not said. */
    @Override
    public @Nullable Void visitCase(CaseTree one, @Nullable Void nothing) {
        if (one.getBody() != null) {
            return scan(one.getBody(), null);
        }
        return scan(one.getStatements(), null);
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
        return NOT_SAID.contains(String.valueOf(made.getIdentifier())) ? null : super.visitNewClass(made, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        return NOT_SAID.contains(called(call)) ? null : super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        said(literal);
        return null;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void nothing) {
        if (sum.getKind() == Tree.Kind.PLUS && hasText(sum)) {
            said(sum);
            inside(sum);
            return null;
        }
        return super.visitBinary(sum, null);
    }

    @Override
    public @Nullable Void visitConditionalExpression(ConditionalExpressionTree choice, @Nullable Void nothing) {
        if (hasText(choice)) {
            said(choice);
            inside(choice);
            return null;
        }
        return super.visitConditionalExpression(choice, null);
    }

    /** What is called inside a text may say something itself. */
    private void inside(ExpressionTree text) {
        if (text instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            inside(sum.getLeftOperand());
            inside(sum.getRightOperand());
        } else if (text instanceof ParenthesizedTree brackets) {
            inside(brackets.getExpression());
        } else if (text instanceof ConditionalExpressionTree choice) {
            scan(choice.getCondition(), null);
            inside(choice.getTrueExpression());
            inside(choice.getFalseExpression());
        } else if (!(text instanceof LiteralTree)) {
            scan(text, null);
        }
    }

    private void said(ExpressionTree text) {
        long line = unit.getLineMap().getLineNumber(places.getStartPosition(unit, text));
        for (String each : forms(text)) {
            found.add(new Sentence(name + ":" + line, each));
        }
    }

    private boolean hasText(ExpressionTree text) {
        return forms(text).stream()
                .anyMatch(each -> !each.replace(QUOTE, "").replace(SENTENCE, "").isEmpty());
    }

    private List<String> forms(ExpressionTree text) {
        if (text instanceof LiteralTree literal) {
            return List.of(literal.getValue() instanceof String words ? words : QUOTE);
        }
        if (text instanceof ParenthesizedTree brackets) {
            return forms(brackets.getExpression());
        }
        if (text instanceof ConditionalExpressionTree choice) {
            List<String> both = new ArrayList<>(forms(choice.getTrueExpression()));
            both.addAll(forms(choice.getFalseExpression()));
            return both;
        }
        if (text instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            List<String> all = new ArrayList<>();
            for (String left : forms(sum.getLeftOperand())) {
                for (String right : forms(sum.getRightOperand())) {
                    all.add(left + right);
                }
            }
            return all;
        }
        return named(text);
    }

    private List<String> named(ExpressionTree text) {
        if (text instanceof MethodInvocationTree call) {
            return List.of(
                    switch (called(call)) {
                        case "at" -> "line 7: ";
                        case "shown" -> "<" + QUOTE + ">";
                        default ->
                            SENTENCES.contains(called(call)) || call.toString().equals("fault.get()")
                                    ? SENTENCE
                                    : QUOTE;
                    });
        }
        String variable = text.toString();
        if (text instanceof IdentifierTree && made.containsKey(variable)) {
            return made.get(variable);
        }
        return List.of(
                switch (variable) {
                    case "where" -> "line 7: ";
                    case "row.where" -> "line 7";
                    default -> SENTENCES.contains(variable) ? SENTENCE : QUOTE;
                });
    }

    private static String called(MethodInvocationTree call) {
        String method = call.getMethodSelect().toString();
        return method.substring(method.lastIndexOf('.') + 1).strip();
    }
}
