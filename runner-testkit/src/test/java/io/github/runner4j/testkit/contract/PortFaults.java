package io.github.runner4j.testkit.contract;

import static io.github.runner4j.testkit.contract.Faulty.in;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.testkit.contract.Faulty.Call;
import io.github.runner4j.testkit.contract.Faulty.Fault;
import io.github.runner4j.testkit.memory.InMemoryImageBuilder;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One thing after another that the other ports may do wrong, by the obligation that it breaks. */
final class PortFaults {

    private PortFaults() {}

    static Map<String, Fault> all() {
        Map<String, Fault> all = new HashMap<>();
        all.put("sp1 claims every source", in("provides", call -> true));
        all.put("sp1 does not know its own", in("provides", call -> false));
        all.put("sp2 shows what happens later", in("fetch", PortFaults::live));
        all.put("sp3 forgets what may be executed", in("fetch", PortFaults::withoutExecutables));
        all.put("sp4 refuses a fetch during another one", oneAtATime());
        all.put("sp5 stays locked after a stop", lockedAfterAStop());
        all.put("ib1 refuses to look for what is not there", in("find", PortFaults::findOrRefuse));
        all.put("ib2 leaves a stream open", in("build", PortFaults::openOneMore));
        all.put("ib3 names the image too early", in("build", PortFaults::nameFirst));
        all.put("ib4 claims to have removed what was not there", in("remove", PortFaults::removeAndClaim));
        all.put("ib4 removes what is used", in("remove", PortFaults::removeAnyhow));
        all.put("pc1 builds", in("inputs", PortFaults::buildFirst));
        all.put("pc2 counts one file too many", in("inputs", PortFaults::oneMoreFile));
        all.put("pc3 refuses an unknown repository", in("images", PortFaults::imagesOrRefuse));
        all.put("cr1 reads numbers", in("read", call -> changed(call, PortFaults::asNumber)));
        all.put("cr1 does not know the columns", in("read", call -> changed(call, PortFaults::withoutColumn)));
        all.put("cr2 keeps the last of two", in("read", PortFaults::lastOfTwo));
        all.put("cr3 throws what is at hand", in("read", PortFaults::throwAnything));
        all.put("cr4 quotes the text", in("read", PortFaults::quote));
        all.put("cp1 refuses an unknown host", in("find", PortFaults::findHostOrRefuse));
        all.put("cp2 refuses a question during another one", in("find", oneAtATime()));
        return all;
    }

    private static Fault oneAtATime() {
        AtomicInteger now = new AtomicInteger();
        return call -> {
            try {
                if (now.incrementAndGet() > 1) {
                    throw new SourceException(Failure.of(ErrorCode.UNKNOWN_ERROR, "Refused by the test."), null);
                }
                LockSupport.parkNanos(20_000_000);
                return call.real();
            } finally {
                now.decrementAndGet();
            }
        };
    }

    private static Fault lockedAfterAStop() {
        AtomicBoolean locked = new AtomicBoolean();
        return in("fetch", call -> {
            if (locked.get()) {
                throw new SourceException(Failure.of(ErrorCode.UNKNOWN_ERROR, "Still locked."), null);
            }
            locked.set(true);
            Object tree = call.real();
            locked.set(false);
            return tree;
        });
    }

    /** A tree that asks the source anew with each call. */
    private static Object live(Call call) throws Throwable {
        call.real();
        Object[] given = call.givenWith(1, ManualContext.create());
        return Faulty.port(call.real(), tree -> tree.method().invoke(call.real(given), tree.given()));
    }

    private static Object withoutExecutables(Call call) throws Throwable {
        return Faulty.port(call.real(), tree -> {
            Object real = tree.real();
            return real instanceof List<?> entries
                    ? entries.stream()
                            .map(SourceEntry.class::cast)
                            .map(each ->
                                    each.kind() == Kind.EXECUTABLE ? new SourceEntry(each.path(), Kind.FILE) : each)
                            .toList()
                    : real;
        });
    }

    private static RuntimeException refusal() {
        return new ImageBuildException(Failure.of(ErrorCode.DOCKER_BUILD_FAILED, "Refused by the test."), null);
    }

    private static Object findOrRefuse(Call call) throws Throwable {
        Optional<?> found = (Optional<?>) call.real();
        if (found.isEmpty()) {
            throw refusal();
        }
        return found;
    }

    private static Object openOneMore(Call call) throws Throwable {
        SourceTree tree = ((BuildRequest) call.given()[0]).tree();
        tree.open(tree.find("a.txt").orElseThrow());
        return call.real();
    }

    private static Object nameFirst(Call call) throws Throwable {
        builder(call).put(((BuildRequest) call.given()[0]).reference(), Map.of());
        return call.real();
    }

    private static InMemoryImageBuilder builder(Call call) {
        return (InMemoryImageBuilder) call.port();
    }

    private static Object removeAndClaim(Call call) throws Throwable {
        call.real();
        return true;
    }

    private static Object removeAnyhow(Call call) throws Throwable {
        builder(call).inUse(image -> false);
        return call.real();
    }

    private static Object buildFirst(Call call) throws Throwable {
        ImageDetails unused = builder(call).build((BuildRequest) call.given()[0], ManualContext.create());
        return call.real();
    }

    private static Object oneMoreFile(Call call) throws Throwable {
        BuildInputs real = (BuildInputs) call.real();
        return new BuildInputs(real.bases(), real.files() + 1, real.bytes(), real.largest());
    }

    private static Object imagesOrRefuse(Call call) throws Throwable {
        List<?> found = (List<?>) call.real();
        if (found.isEmpty()) {
            throw refusal();
        }
        return found;
    }

    private interface Change {

        ConfigNode of(ConfigNode node);
    }

    private static Object changed(Call call, Change change) throws Throwable {
        return ((List<?>) call.real())
                .stream().map(each -> deep((ConfigNode) each, change)).toList();
    }

    private static ConfigNode deep(ConfigNode node, Change change) {
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    mapping.place(),
                    mapping.entries().stream()
                            .map(each -> new Entry(each.key(), deep(each.value(), change)))
                            .toList());
        }
        return change.of(node);
    }

    private static ConfigNode asNumber(ConfigNode node) {
        return node instanceof Scalar scalar && scalar.text().equals("0x1F")
                ? Scalar.of(scalar.place(), "31", scalar.quoted())
                : node;
    }

    private static ConfigNode withoutColumn(ConfigNode node) {
        return node instanceof Scalar scalar
                ? Scalar.of(new Place(scalar.place().file(), scalar.place().line(), 1), scalar.text(), scalar.quoted())
                : node;
    }

    private static Object lastOfTwo(Call call) throws Throwable {
        List<ConfigNode> roots = new ArrayList<>();
        for (Object each : (List<?>) call.real()) {
            Mapping root = (Mapping) each;
            Map<String, Entry> last = new HashMap<>();
            root.entries().forEach(entry -> last.put(entry.key().text(), entry));
            roots.add(new Mapping(root.place(), List.copyOf(last.values())));
        }
        return roots;
    }

    private static Object throwAnything(Call call) throws Throwable {
        try {
            return call.real();
        } catch (ConfigException e) {
            throw new IllegalArgumentException("cannot be read");
        }
    }

    private static Object quote(Call call) throws Throwable {
        try {
            return call.real();
        } catch (ConfigException e) {
            ConfigText text = (ConfigText) call.given()[0];
            throw ConfigException.fatal(new Place(text.file(), 1, 1), "cannot be read: " + text.text());
        }
    }

    private static Object findHostOrRefuse(Call call) throws Throwable {
        Optional<?> found = (Optional<?>) call.real();
        if (found.isEmpty()) {
            throw refusal();
        }
        return found;
    }
}
