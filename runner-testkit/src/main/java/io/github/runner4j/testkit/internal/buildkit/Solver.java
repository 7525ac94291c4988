package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.build.StepGate;
import io.github.runner4j.testkit.internal.buildkit.BuildCache.Result;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Does what a node needs and then the node itself, each once, unless it was done before. For one thread. */
final class Solver {

    private static final Result NOTHING =
            new Result("", FileTree.of(FileNode.directory(0755, Instant.EPOCH)), Instant.EPOCH);

    private final Trace trace;
    private final BuildCache cache;
    private final boolean anew;
    private final Clock clock;
    private final StepGate gate;
    private final Map<String, Result> done = new HashMap<>();

    /** A solver that, when told so, does everything anew. */
    Solver(Trace trace, BuildCache cache, boolean anew, Clock clock, StepGate gate) {
        this.trace = trace;
        this.cache = cache;
        this.anew = anew;
        this.clock = clock;
        this.gate = gate;
    }

    /** Somebody else has done it. */
    void done(Node node, FileTree files) {
        done.put(node.vertex().digest(), new Result("", files, clock.instant()));
    }

    /** The result of a node. */
    Result solve(Node node) throws InterruptedException {
        Result known = done.get(node.vertex().digest());
        if (known != null) {
            return known;
        }
        Result below = solve(node.below());
        FileTree source = solve(node.source()).files();
        pass(node);
        String key = key(node, below, source);
        Optional<Result> before = anew ? Optional.empty() : cache.find(key);
        Result result = before.isPresent() ? before.get() : run(node, key, below, source);
        before.ifPresent(each -> trace.cached(node.vertex()));
        done.put(node.vertex().digest(), result);
        return result;
    }

    private void pass(Node node) {
        try {
            int code = gate.next();
            if (code != 0) {
                throw Refusal.broken(
                        "process \"" + node.vertex().name() + "\" did not complete successfully: exit code: " + code);
            }
        } catch (Refusal e) {
            trace.failed(node.vertex(), e.message());
            throw e;
        }
    }

    private Result solve(Optional<Node> node) throws InterruptedException {
        return node.isPresent() ? solve(node.get()) : NOTHING;
    }

    private String key(Node node, Result below, FileTree source) {
        try {
            String text = below.key() + '\0' + node.operation().key(source);
            return Ids.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (Refusal e) {
            trace.failed(node.vertex(), e.message());
            throw Refusal.broken("failed to compute cache key: " + e.message());
        }
    }

    private Result run(Node node, String key, Result below, FileTree source) throws InterruptedException {
        FileTree files = trace.run(
                node.vertex(),
                () -> node.operation().apply(below.files().fork(), source, stream -> trace.log(node.vertex(), stream)));
        Result result = new Result(key, files, clock.instant());
        cache.keep(result);
        return result;
    }
}
