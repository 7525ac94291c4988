package io.github.runner4j.testkit.contract;

import static io.github.runner4j.testkit.contract.Faulty.in;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogLine.Stream;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.testkit.contract.Faulty.Call;
import io.github.runner4j.testkit.contract.Faulty.Fault;
import io.github.runner4j.testkit.memory.InMemoryEngine;
import io.github.runner4j.testkit.memory.ManualContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One thing after another that an engine may do wrong, by the obligation that it breaks. */
final class EngineFaults {

    private static final int LOGS_SINK = 3;
    private static final int LOGS_FOLLOW = 2;

    private EngineFaults() {}

    static Map<String, Fault> all() {
        Map<String, Fault> all = new HashMap<>();
        all.put("ce1 refuses a call while another one is made", oneAtATime("inspect"));
        all.put("ce2 starts what it creates", in("create", EngineFaults::createAndStart));
        all.put("ce3 refuses to stop what does not run", in("stop", call -> unless(call, EngineFaults::runs)));
        all.put("ce3 refuses to remove what is not there", in("remove", call -> unless(call, EngineFaults::isThere)));
        all.put("ce4 says something else about a busy port", in("start", EngineFaults::withAnotherCode));
        all.put("ce5 lists only what runs", in("list", EngineFaults::listRunning));
        all.put("ce5 does not look at labels", in("list", call -> call.real(call.givenWith(0, Map.of()))));
        all.put("ce6 refuses to inspect what is not there", in("inspect", call -> unless(call, EngineFaults::isThere)));
        all.put("ce7 cuts long lines", in("logs", EngineFaults::cutLines));
        all.put("ce7 tells the last line first", in("logs", EngineFaults::reverseLines));
        all.put("ce8 does not look at the context of a log", in("logs", EngineFaults::deafWhileFollowing));
        all.put("ce8 does not look at the context of events", in("events", EngineFaults::deafAfterAnEvent));
        all.put("ce9 gives the container of the name", in("create", EngineFaults::createOrFind));
        all.put("ce10 kills at once", in("stop", EngineFaults::kill));
        all.put("ce11 does not tell which port it chose", in("inspect", EngineFaults::withoutPorts));
        all.put("ce12 does not follow a log", in("logs", call -> call.real(call.givenWith(LOGS_FOLLOW, false))));
        all.put("ce13 tells no exit code", in("events", call -> tell(call, event -> without(event, "exitCode"))));
        all.put("ce13 tells no start", in("events", call -> tell(call, EngineFaults::unlessStart)));
        all.put("ce14 restarts what runs", in("start", EngineFaults::restart));
        all.put("ec1 mixes the outputs", in("exec", EngineFaults::mixOutputs));
        all.put("ec2 runs commands in what does not run", in("exec", call -> new ExecResult(0, List.of())));
        all.put("ec3 refuses a command while another one runs", oneAtATime("exec"));
        all.put("ec4 does not look at the context of a command", in("exec", call -> deaf()));
        all.put("sc1 refuses what does not run", in("sample", EngineFaults::sampleAll));
        all.put("sc3 refuses a reading during another one", oneAtATime("sample"));
        all.put("uc1 changes nothing", in("update", call -> null));
        all.put("uc2 says nothing of what is not there", in("update", EngineFaults::updateIfThere));
        return all;
    }

    private static RunnerException refusal() {
        return new ContainerException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, "Refused by the test."), null);
    }

    private static InMemoryEngine engine(Call call) {
        return (InMemoryEngine) call.port();
    }

    private static Fault oneAtATime(String method) {
        AtomicInteger now = new AtomicInteger();
        return in(method, call -> {
            try {
                if (now.incrementAndGet() > 1) {
                    throw refusal();
                }
                LockSupport.parkNanos(20_000_000);
                return call.real();
            } finally {
                now.decrementAndGet();
            }
        });
    }

    private static Object createAndStart(Call call) throws Throwable {
        Object id = call.real();
        engine(call).start((String) id, ManualContext.create());
        return id;
    }

    private static Optional<ContainerState> state(Call call) {
        return engine(call).inspect((String) call.given()[0], ManualContext.create());
    }

    private static boolean isThere(Call call) {
        return state(call).isPresent();
    }

    private static boolean runs(Call call) {
        return state(call)
                .filter(each -> each.status() == ContainerStatus.RUNNING)
                .isPresent();
    }

    private static Object unless(Call call, Predicate<Call> fine) throws Throwable {
        if (!fine.test(call)) {
            throw refusal();
        }
        return call.real();
    }

    private static Object withAnotherCode(Call call) throws Throwable {
        try {
            return call.real();
        } catch (RunnerException e) {
            throw refusal();
        }
    }

    @SuppressWarnings("unchecked")
    private static Object listRunning(Call call) throws Throwable {
        return ((List<ContainerState>) call.real())
                .stream()
                        .filter(each -> each.status() == ContainerStatus.RUNNING)
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Object> sink(Call call, int index) {
        return (Consumer<Object>) call.given()[index];
    }

    private static Object cutLines(Call call) throws Throwable {
        Consumer<Object> sink = sink(call, LOGS_SINK);
        Consumer<LogLine> cutting = line -> {
            int half = Math.min(line.text().length(), 16_384);
            sink.accept(new LogLine(line.stream(), line.at(), line.text().substring(0, half)));
            if (half < line.text().length()) {
                sink.accept(new LogLine(line.stream(), line.at(), line.text().substring(half)));
            }
        };
        return call.real(call.givenWith(LOGS_SINK, cutting));
    }

    private static Object reverseLines(Call call) throws Throwable {
        List<LogLine> lines = new ArrayList<>();
        Consumer<LogLine> keeping = lines::add;
        Object result = call.real(call.givenWith(LOGS_SINK, keeping));
        Collections.reverse(lines);
        lines.forEach(sink(call, LOGS_SINK));
        return result;
    }

    /** Comes back late, whatever happens meanwhile. */
    private static Object deaf() {
        long end = System.nanoTime() + 6_000_000_000L;
        boolean interrupted = false;
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(50_000_000);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throw refusal();
    }

    private static Object deafWhileFollowing(Call call) throws Throwable {
        if (!(boolean) call.given()[LOGS_FOLLOW]) {
            return call.real();
        }
        sink(call, LOGS_SINK).accept(new LogLine(Stream.STDOUT, Optional.empty(), "up"));
        return deaf();
    }

    private static Object deafAfterAnEvent(Call call) throws Throwable {
        sink(call, 1).accept(new ContainerEvent(Instant.EPOCH, "c", "create", Map.of()));
        return deaf();
    }

    private static Object createOrFind(Call call) throws Throwable {
        String name = ((ContainerSpec) call.given()[0]).name();
        Optional<ContainerState> there = engine(call).inspect(name, ManualContext.create());
        return there.isPresent() ? there.get().id() : call.real();
    }

    private static Object kill(Call call) throws Throwable {
        if (runs(call)) {
            engine(call).end((String) call.given()[0], 137);
        }
        return call.real();
    }

    @SuppressWarnings("unchecked")
    private static Object withoutPorts(Call call) throws Throwable {
        return ((Optional<ContainerState>) call.real())
                .map(each -> new ContainerState(
                        each.id(),
                        each.name(),
                        each.image(),
                        each.status(),
                        each.exitCode(),
                        each.oomKilled(),
                        each.error(),
                        each.startedAt(),
                        each.finishedAt(),
                        each.restartCount(),
                        each.health(),
                        List.of(),
                        each.labels()));
    }

    private static Object tell(Call call, UnaryOperator<ContainerEvent> change) throws Throwable {
        Consumer<Object> sink = sink(call, 1);
        Consumer<ContainerEvent> changing = event -> sink.accept(change.apply(event));
        return call.real(call.givenWith(1, changing));
    }

    private static ContainerEvent without(ContainerEvent event, String attribute) {
        Map<String, String> fewer = new HashMap<>(event.attributes());
        fewer.remove(attribute);
        return new ContainerEvent(event.at(), event.containerId(), event.action(), fewer);
    }

    private static ContainerEvent unlessStart(ContainerEvent event) {
        String action = event.action().equals("start") ? "began" : event.action();
        return new ContainerEvent(event.at(), event.containerId(), action, event.attributes());
    }

    private static Object restart(Call call) throws Throwable {
        engine(call).stop((String) call.given()[0], Duration.ZERO, ManualContext.create());
        return call.real();
    }

    private static Object mixOutputs(Call call) throws Throwable {
        ExecResult real = (ExecResult) call.real();
        return new ExecResult(
                real.exitCode(),
                real.lines().stream()
                        .map(line -> new LogLine(Stream.STDOUT, line.at(), line.text()))
                        .toList());
    }

    private static Object sampleAll(Call call) throws Throwable {
        Map<?, ?> real = (Map<?, ?>) call.real();
        if (real.size() < ((Collection<?>) call.given()[0]).size()) {
            throw refusal();
        }
        return real;
    }

    private static Object updateIfThere(Call call) throws Throwable {
        return isThere(call) ? call.real() : null;
    }
}
