package io.github.runner4j.docker.internal.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a Dockerfile into its instructions, as BuildKit does: directives, comments, continued lines, here-documents. */
final class DockerfileReader {

    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("(?:^|[\\s;|&(])\\d*<<(-?)([\"']?)([a-zA-Z_][\\w.-]*)\\2");
    private static final Pattern TAKES_HEREDOC =
            Pattern.compile("(?i)\\s*(?:ONBUILD\\s+)?(?:RUN|COPY|ADD)\\s.*", Pattern.DOTALL);

    private final List<String> lines;
    private final List<Instruction> instructions = new ArrayList<>();
    private char escape = '\\';
    private Optional<String> syntax = Optional.empty();
    private int at;

    DockerfileReader(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.lines = body.lines().toList();
        directives();
        while (at < lines.size()) {
            instruction();
        }
    }

    List<Instruction> instructions() {
        return List.copyOf(instructions);
    }

    /** The program that the file wants to be read by, from its {@code # syntax=} line. */
    Optional<String> syntax() {
        return syntax;
    }

    char escape() {
        return escape;
    }

    private void directives() {
        for (; at < lines.size(); at++) {
            Matcher directive = DIRECTIVE.matcher(lines.get(at).strip());
            if (!directive.matches()) {
                return;
            }
            switch (directive.group(1).toLowerCase(Locale.ROOT)) {
                case "escape" -> escape = directive.group(2).charAt(0);
                case "syntax" -> syntax = Optional.of(directive.group(2));
                case "check" -> {}
                default -> {
                    return;
                }
            }
        }
    }

    private void instruction() {
        int start = at;
        StringBuilder text = new StringBuilder();
        boolean goesOn = true;
        while (goesOn && at < lines.size()) {
            String line = lines.get(at++);
            boolean nothing = line.isBlank() || line.stripLeading().startsWith("#");
            if (nothing) {
                goesOn = !text.isEmpty();
                continue;
            }
            String trimmed = line.stripTrailing();
            goesOn = trimmed.charAt(trimmed.length() - 1) == escape;
            start = text.isEmpty() ? at - 1 : start;
            text.append(goesOn ? trimmed.substring(0, trimmed.length() - 1) : line);
        }
        if (!text.toString().isBlank()) {
            instructions.add(new Instruction(start + 1, text.toString().strip(), heredocs(text.toString())));
        }
    }

    private boolean heredocs(String text) {
        Matcher heredoc = HEREDOC.matcher(text);
        boolean found = false;
        while (TAKES_HEREDOC.matcher(text).matches() && heredoc.find()) {
            int end = end(heredoc.group(3), !heredoc.group(1).isEmpty());
            if (end < 0) {
                // never closed: a shell's own <<, or a mistake that the builder reports better
                return found;
            }
            at = end + 1;
            found = true;
        }
        return found;
    }

    private int end(String word, boolean tabs) {
        for (int i = at; i < lines.size(); i++) {
            String line = lines.get(i);
            if ((tabs ? line.replaceFirst("^\t+", "") : line).equals(word)) {
                return i;
            }
        }
        return -1;
    }
}
