package io.github.runner4j.monitoring;

import io.github.runner4j.Operation;
import io.github.runner4j.RunBuilder;
import io.github.runner4j.Runner;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.file.CatalogEntity;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A runner that has the instances it is given. What a watcher has no business with fails. */
final class FakeRunner implements Runner {

    final List<Instance> instances = new CopyOnWriteArrayList<>();
    final List<InstanceId> launching = new CopyOnWriteArrayList<>();
    final List<Consumer<? super RunEvent>> listeners = new CopyOnWriteArrayList<>();
    final Map<InstanceId, Sample> samples = new ConcurrentHashMap<>();
    volatile Runnable beforeListing = () -> {};
    volatile MonitoringOptions monitoring = MonitoringOptions.NONE;

    @Override
    public List<CatalogEntity> catalog(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Instance> instances() {
        beforeListing.run();
        return List.copyOf(instances);
    }

    @Override
    public Optional<Instance> instance(InstanceId id) {
        return instances.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public List<Operation<Instance>> launches() {
        return launching.stream().<Operation<Instance>>map(UnderWay::new).toList();
    }

    @Override
    public Subscription events(Consumer<? super RunEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public RunBuilder component(String name) {
        throw new AssertionError();
    }

    @Override
    public List<ErrorRecord> errors() {
        throw new AssertionError();
    }

    @Override
    public List<ErrorRecord> errors(InstanceId id) {
        throw new AssertionError();
    }

    @Override
    public Settings settings() {
        throw new AssertionError();
    }

    @Override
    public MonitoringOptions monitoring() {
        return monitoring;
    }

    @Override
    public SystemInfo systemInfo() {
        throw new AssertionError();
    }

    @Override
    public Map<InstanceId, Sample> sample(Collection<InstanceId> ids) {
        Map<InstanceId, Sample> asked = new HashMap<>(samples);
        asked.keySet().retainAll(ids);
        return asked;
    }

    @Override
    public boolean removeImage(String reference) {
        throw new AssertionError();
    }

    @Override
    public int cleanUp() {
        throw new AssertionError();
    }

    @Override
    public void close() {
        throw new AssertionError();
    }

    private record UnderWay(InstanceId instanceId) implements Operation<Instance> {

        @Override
        public String progress() {
            return "";
        }

        @Override
        public boolean done() {
            return false;
        }

        @Override
        public Instance await() {
            throw new AssertionError();
        }

        @Override
        public Optional<Instance> await(Duration time) {
            throw new AssertionError();
        }

        @Override
        public boolean cancel() {
            throw new AssertionError();
        }
    }
}
