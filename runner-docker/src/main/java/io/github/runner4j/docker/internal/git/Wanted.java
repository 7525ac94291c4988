package io.github.runner4j.docker.internal.git;

import io.github.runner4j.docker.internal.git.remote.GitFailures;
import io.github.runner4j.docker.internal.git.remote.GitUrl;
import io.github.runner4j.error.ErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;

/**
 * The revision that was asked for.
 *
 * @param name as it was asked for
 */
record Wanted(String name) {

    /** The remote's default branch. */
    static final Wanted HEAD = new Wanted(Constants.HEAD);

    private static final Pattern ABBREVIATION = Pattern.compile("[0-9a-fA-F]{7,39}");

    /** What no ref name may hold. Source: git-check-ref-format(1). */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cntrl} ~^:?*\\[\\\\]|\\.\\.|@\\{|//|^/|/$|\\.$|\\.lock$");

    private static final int MOST_SUGGESTIONS = 3;

    static Wanted named(String name, GitUrl url) {
        if (name.isEmpty() || name.startsWith("-") || FORBIDDEN.matcher(name).find()) {
            String shown = name.replaceAll("\\p{Cntrl}", "?");
            throw GitFailures.of(
                    ErrorCode.INVALID_CONFIGURATION,
                    url,
                    "\"" + shown + "\" cannot be the name of a branch, tag or commit",
                    "Correct the ref.",
                    null);
        }
        return new Wanted(name);
    }

    static Wanted commit(ObjectId id) {
        return new Wanted(id.name());
    }

    /** The commit, when its full id was asked for. */
    Optional<ObjectId> commit() {
        return ObjectId.isId(name) ? Optional.of(ObjectId.fromString(name)) : Optional.empty();
    }

    boolean abbreviation() {
        return ABBREVIATION.matcher(name).matches();
    }

    /** The names it may mean, the likelier ones first. */
    private List<String> candidates() {
        if (this.equals(HEAD)) {
            return List.of(Constants.HEAD);
        }
        return name.startsWith(Constants.R_REFS)
                ? List.of(name)
                : List.of(Constants.R_HEADS + name, Constants.R_TAGS + name, Constants.R_REFS + name);
    }

    /** What to ask the server for; everything when the answer may be any ref. */
    List<String> prefixes() {
        if (commit().isPresent()) {
            return List.of(Constants.HEAD);
        }
        return abbreviation() ? List.of() : candidates();
    }

    /** The ref that is meant, if the server has it. */
    Optional<Ref> choose(Map<String, Ref> refs) {
        if (commit().isPresent()) {
            return Optional.of(new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, name, commit().get()));
        }
        Optional<Ref> named = candidates().stream()
                .map(refs::get)
                .filter(ref -> ref != null && ref.getObjectId() != null)
                .findFirst();
        return named.or(() -> abbreviation() ? tip(refs) : Optional.empty());
    }

    private Optional<Ref> tip(Map<String, Ref> refs) {
        List<ObjectId> tips = refs.values().stream()
                .flatMap(ref ->
                        Stream.of(Optional.ofNullable(ref.getPeeledObjectId()).orElse(ref.getObjectId())))
                .filter(id -> id.name().startsWith(name.toLowerCase(java.util.Locale.ROOT)))
                .distinct()
                .toList();
        return tips.size() == 1 ? commit(tips.get(0)).choose(refs) : Optional.empty();
    }

    /** The branch or tag, as a revision reports it. */
    Optional<String> found(Ref ref) {
        String full = ref.getLeaf().getName();
        if (ObjectId.isId(full)) {
            return Optional.empty();
        }
        return Optional.of(full.replaceFirst("^refs/(heads|tags)/", ""));
    }

    /** Names of branches and tags that look alike, for a message. */
    List<String> similar(Map<String, Ref> refs) {
        int most = Math.max(2, name.length() / 3);
        return refs.keySet().stream()
                .filter(ref -> ref.startsWith(Constants.R_HEADS) || ref.startsWith(Constants.R_TAGS))
                .map(ref -> ref.replaceFirst("^refs/(heads|tags)/", ""))
                .distinct()
                .filter(ref -> EditDistance.between(ref, name) <= most || ref.endsWith("/" + name))
                .sorted(Comparator.comparingInt((String ref) -> EditDistance.between(ref, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }
}
