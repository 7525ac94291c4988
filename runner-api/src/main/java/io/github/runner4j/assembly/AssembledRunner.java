package io.github.runner4j.assembly;

import io.github.runner4j.Launcher;
import io.github.runner4j.Operation;
import io.github.runner4j.RunBuilder;
import io.github.runner4j.RunRequest;
import io.github.runner4j.Runner;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.WhenClosed;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.config.file.CatalogEntity;
import io.github.runner4j.config.file.CatalogFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.UnexpectedException;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.spi.SampleCapability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The runner that everything else in this package works for. */
final class AssembledRunner implements Runner {

    private static final System.Logger LOGGER = System.getLogger(AssembledRunner.class.getName());
    private static final Duration LAST_EVENTS = Duration.ofSeconds(5);

    private final Parts parts;
    private final EventDelivery delivery;
    private final ErrorHistory errors;
    private final Announcer announcer;
    private final Pipeline pipeline;
    private final Instances instances;
    private final Launches launches = new Launches();
    private final Rehearsal rehearsal;
    private final Launcher launcher = new Launcher() {
        @Override
        public Operation<Instance> launch(RunRequest request) {
            return begun(request);
        }

        @Override
        public RunPlan plan(RunRequest request) {
            return planned(request);
        }
    };
    private final Lifetimes lifetimes;
    private final Watcher watcher;
    private final Images images;
    private final List<AutoCloseable> owned;
    private final Set<InstanceId> mine = ConcurrentHashMap.newKeySet();
    /** Launches under way. */
    private final Set<InstanceId> becoming = ConcurrentHashMap.newKeySet();

    private final ReentrantLock replacing = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    AssembledRunner(Parts parts, List<AutoCloseable> owned) {
        this.parts = parts;
        this.owned = owned;
        this.delivery = new EventDelivery(parts.threads().workers());
        this.errors = new ErrorHistory(parts.settings().errorHistory());
        this.announcer = new Announcer(delivery, errors, parts.clock());
        this.images = new Images(parts.images());
        Prober prober = new Prober(parts);
        Postmortem postmortem = new Postmortem(parts);
        Readiness readiness = new Readiness(parts, prober, postmortem);
        Stopper stopper = new Stopper(parts, images, announcer, this::forget);
        Starter starter = new Starter(parts);
        this.pipeline = new Pipeline(parts, images, starter, readiness, postmortem);
        this.rehearsal = new Rehearsal(parts, new Forecast(parts, starter));
        this.instances = new Instances(parts, prober, readiness, stopper);
        this.lifetimes = new Lifetimes(parts);
        this.watcher = new Watcher(parts, stopper, postmortem, announcer);
    }

    private void forget(InstanceId id) {
        mine.remove(id);
        lifetimes.forget(id);
        watcher.forget(id);
        announcer.forget(id);
    }

    /** Looks at what earlier processes of the same owner left, and keeps their lifetimes. */
    void adopt() {
        instances.all().forEach(lifetimes::keep);
    }

    @Override
    public RunBuilder component(String name) {
        return RunBuilder.of(name, launcher);
    }

    @Override
    public List<CatalogEntity> catalog(Path file) {
        ConfigText text = ConfigText.read(file);
        return text.quoted(() -> CatalogFile.read(text, parts.configReader().read(text)));
    }

    @Override
    public List<Instance> instances() {
        return List.copyOf(instances.all());
    }

    @Override
    public Optional<Instance> instance(InstanceId id) {
        return instances.find(Map.of(Labels.INSTANCE, id.value())).stream()
                .map(Instance.class::cast)
                .findFirst();
    }

    @Override
    public List<Operation<Instance>> launches() {
        return launches.all();
    }

    @Override
    public Subscription events(Consumer<? super RunEvent> listener) {
        return delivery.add(listener);
    }

    @Override
    public List<ErrorRecord> errors() {
        return errors.all();
    }

    @Override
    public List<ErrorRecord> errors(InstanceId id) {
        return errors.of(id);
    }

    @Override
    public Settings settings() {
        return parts.settings();
    }

    @Override
    public MonitoringOptions monitoring() {
        return parts.host().monitoring().over(MonitoringOptions.DEFAULT);
    }

    @Override
    public SystemInfo systemInfo() {
        return parts.call("Asking the engine about itself", parts.engine()::info);
    }

    @Override
    public Map<InstanceId, Sample> sample(Collection<InstanceId> ids) {
        if (!(parts.engine() instanceof SampleCapability engine)) {
            return Map.of();
        }
        Map<String, InstanceId> containers = instances.all().stream()
                .filter(each -> ids.contains(each.id()))
                .collect(Collectors.toMap(Instance::containerId, Instance::id));
        return parts
                .call("Reading counters", context -> engine.sample(containers.keySet(), context))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(each -> containers.get(each.getKey()), Map.Entry::getValue));
    }

    @Override
    public boolean removeImage(String reference) {
        return parts.call("Removing the image " + reference, context -> images.remove(reference, context));
    }

    @Override
    public int cleanUp() {
        launches.cancelAll();
        List<? extends Instance> all = instances.all();
        stopAll(all);
        return all.size();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Failures failures = new Failures();
        failures.attempt(launches::close);
        failures.attempt(rehearsal::close);
        failures.attempt(lifetimes::close);
        failures.attempt(watcher::close);
        if (parts.settings().whenClosed() == WhenClosed.STOP && !mine.isEmpty()) {
            failures.attempt(() -> stopAll(instances.all().stream()
                    .filter(each -> mine.contains(each.id()))
                    .toList()));
        }
        failures.attempt(() -> parts.open().forEach(Following::close));
        delivery.flush(LAST_EVENTS);
        failures.attempt(parts.threads()::close);
        owned.forEach(each -> failures.attempt(() -> close(each)));
        failures.attempt(parts.engine()::close);
        failures.throwFirst();
    }

    private RunPlan planned(RunRequest request) {
        if (closed.get()) {
            throw alreadyClosed();
        }
        return rehearsal.plan(request);
    }

    private Operation<Instance> begun(RunRequest request) {
        return launches.begin(() -> new Launch(request, parts, announcer), this::begin)
                .orElseThrow(AssembledRunner::alreadyClosed);
    }

    private void begin(Launch launch) {
        try {
            parts.threads().workers().execute(() -> launch.run(this::stages));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            launch.fail(e);
        }
    }

    private Instance stages(Launch launch) {
        RunRequest request = launch.request();
        if (request.whenRunning() == WhenRunning.RETURN) {
            Optional<LiveInstance> there = ofComponent(launch, Stage.FETCH).stream()
                    .filter(each -> each.lastSeen() == ContainerStatus.RUNNING)
                    .findFirst();
            if (there.isPresent()) {
                return there.get();
            }
        }
        becoming.add(launch.instanceId());
        try {
            LiveInstance instance = instances.handle(pipeline.run(launch));
            mine.add(instance.id());
            lifetimes.keep(instance);
            watcher.watch(instance, launch.redactor());
            if (request.whenRunning() == WhenRunning.REPLACE) {
                replaceOthers(launch, instance);
            }
            return instance;
        } finally {
            becoming.remove(launch.instanceId());
        }
    }

    private List<LiveInstance> ofComponent(Launch launch, Stage stage) {
        String component = launch.request().component();
        try (Bound part = launch.part(
                stage,
                "Looking for instances of " + component,
                parts.settings().connectionTimeout(),
                "connectionTimeout")) {
            return part.run(() -> instances.find(Map.of(Labels.COMPONENT, component), part));
        }
    }

    /** The new instance is ready and is handed over, whatever becomes of the old ones; their failures are remembered as theirs. */
    private void replaceOthers(Launch launch, LiveInstance instance) {
        try {
            stopAll(others(launch, instance));
        } catch (RuntimeException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "An instance that was replaced could not be stopped; it may still run",
                    e);
        }
    }

    /** Of several that replace each other at the same time the last one to be ready stays: one at a time looks for the others. */
    private List<LiveInstance> others(Launch launch, LiveInstance instance) {
        replacing.lock();
        try {
            becoming.remove(instance.id());
            return ofComponent(launch, Stage.WAIT).stream()
                    .filter(each -> !each.id().equals(instance.id()) && !becoming.contains(each.id()))
                    .filter(each -> each.lastSeen() != ContainerStatus.CREATED)
                    .toList();
        } finally {
            replacing.unlock();
        }
    }

    private void stopAll(List<? extends Instance> all) {
        List<Runnable> stops = all.stream().map(each -> (Runnable) each::stop).toList();
        Failures.attemptAll(stops, parts.threads().workers());
    }

    private static ContainerException alreadyClosed() {
        return new ContainerException(
                Failure.of(
                        ErrorCode.RESOURCE_CONFLICT,
                        "This runner is closed and launches nothing more. Create another."),
                null);
    }

    static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UnexpectedException(
                    Failure.of(ErrorCode.UNKNOWN_ERROR, "Something could not be closed with the runner: " + e + "."),
                    e);
        }
    }
}
