package io.github.runner4j.docker.internal.git.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.SymbolicRef;
import org.jspecify.annotations.Nullable;

/** The refs of a repository on the disk: loose ones above packed ones. Source: gitrepository-layout(5). */
final class LocalRefs {

    private static final String SYMBOLIC = "ref:";
    private static final int MOST_STEPS = 5;

    private final Map<String, String> values = new TreeMap<>();

    private LocalRefs() {}

    static Map<String, Ref> read(LocalLayout layout) throws IOException {
        LocalRefs refs = new LocalRefs();
        refs.readPacked(layout.common().resolve("packed-refs"));
        refs.readLoose(layout.common());
        refs.values.put(
                Constants.HEAD,
                Files.readString(layout.gitDirectory().resolve("HEAD")).strip());
        return refs.resolved();
    }

    private void readPacked(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            if (line.length() > 41 && line.charAt(40) == ' ' && !line.startsWith("#")) {
                values.put(line.substring(41), line.substring(0, 40));
            }
        }
    }

    private void readLoose(Path common) throws IOException {
        Path refs = common.resolve("refs");
        if (!Files.isDirectory(refs)) {
            return;
        }
        try (Stream<Path> files = Files.walk(refs)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = common.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith(".lock")) {
                    values.put(name, Files.readString(file).strip());
                }
            }
        }
    }

    private Map<String, Ref> resolved() {
        Map<String, Ref> refs = new TreeMap<>();
        values.keySet().forEach(name -> {
            Ref ref = resolve(name, 0);
            if (ref != null) {
                refs.put(name, ref);
            }
        });
        return refs;
    }

    /** Null for a ref that leads nowhere, as HEAD does in an empty repository. */
    private @Nullable Ref resolve(String name, int steps) {
        String value = values.get(name);
        if (value == null || steps > MOST_STEPS) {
            return null;
        }
        if (value.startsWith(SYMBOLIC)) {
            Ref target = resolve(value.substring(SYMBOLIC.length()).strip(), steps + 1);
            return target == null ? null : new SymbolicRef(name, target);
        }
        return ObjectId.isId(value)
                ? new ObjectIdRef.Unpeeled(Ref.Storage.LOOSE, name, ObjectId.fromString(value))
                : null;
    }
}
