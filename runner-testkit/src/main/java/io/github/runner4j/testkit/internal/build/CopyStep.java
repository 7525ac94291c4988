package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileNode.Owner;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.copy.Accounts;
import io.github.runner4j.testkit.internal.copy.CopySources;
import io.github.runner4j.testkit.internal.copy.CopySources.Source;
import io.github.runner4j.testkit.internal.copy.CopyTarget;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** COPY and ADD: what they copy, and to where. */
public final class CopyStep {

    private static final int OCTAL = 8;

    private final Instruction instruction;
    private final CopySources files;
    private final List<Source> sources;
    private final String target;

    private CopyStep(Instruction instruction, CopySources files, List<Source> sources) {
        this.instruction = instruction;
        this.files = files;
        this.sources = sources;
        this.target = instruction.arguments().get(instruction.arguments().size() - 1);
    }

    /**
     * Finds what is to be copied.
     *
     * @param tree the build context, or the files of the image that {@code --from} names
     */
    public static CopyStep of(Instruction instruction, FileTree tree) {
        CopySources files = new CopySources(tree, instruction.flag("from").isEmpty());
        List<String> names =
                instruction.arguments().subList(0, instruction.arguments().size() - 1);
        CopyStep step;
        try {
            names.forEach(each -> checkAddress(instruction, each));
            step = new CopyStep(
                    instruction,
                    files,
                    files.find(names.stream()
                            .filter(each -> !isDocument(instruction, each))
                            .toList()));
        } catch (Refusal e) {
            throw Refusal.broken(instruction.title() + " failed: " + e.message());
        }
        if (step.sources.size() > 1 && !step.target.endsWith("/")) {
            throw Refusal.broken("When using " + instruction.title()
                    + " with more than one source file, the destination must be a directory and end with a /");
        }
        return step;
    }

    /** The classic builder does not know here-documents, but passes over them. */
    private static boolean isDocument(Instruction instruction, String name) {
        return instruction.documents().keySet().stream().anyMatch(each -> name.endsWith(each) && name.contains("<<"));
    }

    /** There is no network to fetch anything from. */
    private static void checkAddress(Instruction instruction, String name) {
        if (name.startsWith("http://") || name.startsWith("https://")) {
            throw Refusal.broken(
                    instruction.name().equals("copy")
                            ? "source can't be a URL for COPY"
                            : "Get \"" + name + "\": dial tcp: lookup "
                                    + URI.create(name).getHost() + ": no such host");
        }
    }

    /** What was done, as the history tells it. */
    public String note() {
        String chown = instruction.flag("chown");
        return "#(nop) " + instruction.title() + " " + (chown.isEmpty() ? "" : "--chown=" + chown)
                + CopySources.together(sources) + " in " + target + " ";
    }

    /** Copies. */
    public void copy(FileTree tree, StageState state, BuildTools tools) {
        String chown = instruction.flag("chown");
        boolean keepOwner = chown.isEmpty() && !instruction.flag("from").isEmpty();
        Optional<Owner> owner = chown.isEmpty()
                ? Optional.of(Owner.ROOT).filter(each -> !keepOwner)
                : Optional.of(Accounts.find(tree, chown));
        CopyTarget place = new CopyTarget(
                tree,
                absolute(state.settings().config()),
                owner,
                mode(instruction.flag("chmod")),
                tools.surroundings().time().clock().instant());
        try {
            for (Source source : sources) {
                place.copy(files, source, instruction.name().equals("add"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classic builder knows no such flag. */
    private static OptionalInt mode(String octal) {
        if (octal.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!octal.matches("[0-7]{1,4}")) {
            throw Refusal.broken(
                    "invalid chmod parameter: '" + octal + "'. it should be octal string and between 0 and 07777");
        }
        return OptionalInt.of(Integer.parseInt(octal, OCTAL));
    }

    private String absolute(ObjectNode config) {
        if (target.startsWith("/")) {
            return target;
        }
        String path = GoPath.clean("/" + config.path("WorkingDir").asText() + "/" + target);
        return target.endsWith("/") && !path.endsWith("/") ? path + "/" : path;
    }
}
