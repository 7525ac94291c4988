package io.github.runner4j.testkit.internal.shell.expansion;

import io.github.runner4j.testkit.internal.shell.syntax.Word;
import io.github.runner4j.testkit.internal.shell.syntax.Word.Part;
import io.github.runner4j.testkit.internal.userland.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts in values, splits words into fields and replaces patterns by file names. */
public final class Expander {

    private final Scope scope;
    private final Parameters parameters;

    /** Expands with what a scope knows. */
    public Expander(Scope scope) {
        this.scope = scope;
        this.parameters = new Parameters(scope, this);
    }

    /** The fields that words become. */
    public List<String> fields(List<Word> words) {
        List<String> fields = new ArrayList<>();
        for (Word word : words) {
            for (String field : pieces(word).fields(scope.separators())) {
                fields.addAll(files(field));
            }
        }
        return fields;
    }

    /** A word as one text, neither split nor taken for a pattern. */
    public String text(Word word) {
        return pieces(word).text();
    }

    /** A word as one pattern, in which quoted parts mean themselves. */
    public String pattern(Word word) {
        return pieces(word).pattern();
    }

    /** The value of an expression. */
    public long number(String expression) {
        return Arithmetic.evaluate(expression, scope);
    }

    private Pieces pieces(Word word) {
        Pieces pieces = new Pieces();
        expand(withHome(word), pieces, false);
        return pieces;
    }

    /** A tilde at the beginning is the home directory. */
    private Word withHome(Word word) {
        boolean tilde = !word.parts().isEmpty()
                && word.parts().get(0) instanceof Word.Text text
                && !text.quoted()
                && (text.text().startsWith("~/")
                        || (text.text().equals("~") && word.parts().size() == 1));
        Optional<String> home = scope.value("HOME");
        if (!tilde || home.isEmpty()) {
            return word;
        }
        List<Part> parts = new ArrayList<>(word.parts());
        String rest = ((Word.Text) parts.remove(0)).text().substring(1);
        parts.add(0, new Word.Text(rest, false));
        parts.add(0, new Word.Text(home.get(), true));
        return new Word(parts);
    }

    /** Adds what a word becomes; literal text is split only when it stands for a value. */
    void expand(Word word, Pieces pieces, boolean splitText) {
        for (Part part : word.parts()) {
            if (part instanceof Word.Text text) {
                pieces.add(text.text(), text.quoted(), splitText && !text.quoted());
            } else if (part instanceof Word.Parameter parameter) {
                parameters.expand(parameter, pieces);
            } else if (part instanceof Word.Substitution substitution) {
                pieces.add(scope.output(substitution.commands()), part.quoted(), !part.quoted());
            } else if (part instanceof Word.Arithmetic arithmetic) {
                pieces.add(Long.toString(number(text(arithmetic.expression()))), part.quoted(), !part.quoted());
            }
        }
    }

    private List<String> files(String field) {
        if (!Glob.isPattern(field)) {
            return List.of(Glob.unquote(field));
        }
        List<String> found =
                scope.globbing().map(tree -> new FileNames(tree).find(field)).orElse(List.of());
        return found.isEmpty() ? List.of(Glob.unquote(field)) : found;
    }
}
