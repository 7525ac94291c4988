package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.mount.MountPoint;
import io.github.runner4j.testkit.internal.network.Member;
import io.github.runner4j.testkit.internal.network.Membership;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import io.github.runner4j.testkit.internal.process.Sockets;
import io.github.runner4j.testkit.internal.stdio.Stdio;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A container. Safe for use by several threads. */
public final class Container implements Member {

    private final ReentrantLock lock = new ReentrantLock();
    private final Waits waits = new Waits();
    private final State state = new State();
    private final Restarts restarts = new Restarts();
    private final Origin origin;
    private final Stdio stdio;
    private final Membership membership;
    private volatile String name;
    private volatile ObjectNode hostConfig;
    private volatile @Nullable Run run;
    private String sandbox = "";
    private @Nullable Health health;

    Container(String name, Origin origin, Stdio stdio, Networking networking) {
        this.name = name;
        this.origin = origin;
        this.stdio = stdio;
        this.hostConfig = origin.hostConfig();
        this.membership = networking.membership(this, origin);
    }

    /** Its id: 64 hexadecimal digits. */
    @Override
    public String id() {
        return origin.id();
    }

    /** Its name, without a slash. */
    @Override
    public String name() {
        return name;
    }

    /** What faults know it by. */
    Target target() {
        return Target.ofContainer(id(), name()).withImage(config().path("Image").asText());
    }

    /** When it was made. */
    public Instant created() {
        return origin.created();
    }

    /** The id of its image; {@code ""} without one. */
    public String imageId() {
        return origin.imageId();
    }

    /** The engine's {@code Config} of it. Nobody changes it. */
    public ObjectNode config() {
        return origin.config();
    }

    /** The engine's {@code HostConfig} of it, as it is now. Nobody changes it. */
    public ObjectNode hostConfig() {
        return hostConfig;
    }

    /** The words that it starts with. */
    Command command() {
        return Command.of(origin.config());
    }

    /** Its labels. */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        config().path("Labels")
                .properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        return labels;
    }

    /** Its file system, with what is mounted in it. */
    public FileTree files() {
        return origin.files();
    }

    /** The others in the default network that it knows by names. */
    List<Link> links() {
        return origin.links();
    }

    /** What is mounted in it. */
    public List<MountPoint> mounts() {
        return origin.mounts();
    }

    /** The standard streams of its first process, and its log. */
    public Stdio stdio() {
        return stdio;
    }

    /** The networks that it belongs to. */
    public Membership membership() {
        return membership;
    }

    /** Who listens in it; nobody while it does not run. */
    @Override
    public Sockets sockets() {
        return processes().map(ProcessTable::sockets).orElseGet(Sockets::new);
    }

    /** One word for its state: {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code exited}… */
    public String status() {
        return locked(state::name);
    }

    /** Whether it runs, is paused, or is about to run again. */
    public boolean isRunning() {
        return locked(state::running);
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        return locked(state::paused);
    }

    /** Whether it has ended and is about to run again. */
    public boolean isRestarting() {
        return locked(state::restarting);
    }

    /** When it began its last run; nothing when it never ran. */
    public Optional<Instant> started() {
        return locked(state::started);
    }

    /** Its processes, while it runs. */
    public Optional<ProcessTable> processes() {
        return run().map(Run::table);
    }

    Optional<Run> run() {
        return Optional.ofNullable(run);
    }

    /** For those who hold the lock. */
    void run(@Nullable Run next) {
        run = next;
    }

    /** For those who hold the lock. */
    State state() {
        return state;
    }

    /** Its health, when it is checked. For those who hold the lock. */
    Optional<Health> health() {
        return Optional.ofNullable(health);
    }

    void health(Health next) {
        health = next;
    }

    /** For those who hold the lock. */
    Restarts restarts() {
        return restarts;
    }

    Waits waits() {
        return waits;
    }

    /** The id of its network sandbox: of the last run, {@code ""} before the first. For those who hold the lock. */
    String sandbox() {
        return sandbox;
    }

    void sandbox(String next) {
        sandbox = next;
    }

    void rename(String next) {
        name = next;
    }

    void hostConfig(ObjectNode next) {
        hostConfig = next;
    }

    /** Does something that nobody else may see half done; must not block. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
