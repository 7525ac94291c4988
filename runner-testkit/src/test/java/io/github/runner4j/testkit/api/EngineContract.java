package io.github.runner4j.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.opentest4j.TestAbortedException;

/** What every contract of the Engine API has: an engine, a client, names of its own, and a clean end. Extend this. */
@Timeout(60)
@ExtendWith(DifferenceExtension.class)
abstract class EngineContract {

    static final String IMAGE = "busybox:latest";

    @Parameter
    Target target;

    private Resources resources;

    @BeforeParameterizedClassInvocation
    static void skipAnAbsentEngine(Target target) {
        target.orSkip();
    }

    @BeforeEach
    void beginCase() {
        resources = Resources.of(target);
    }

    @AfterEach
    void endCase() {
        resources.end();
    }

    Client client() {
        return Client.of(target);
    }

    /** A name of this case alone, for a container, a network, a volume, a repository. */
    String name(String suffix) {
        return resources.prefix() + suffix;
    }

    /** The label of this case, as {@code key=value}. */
    String label() {
        return Resources.LABEL + "=" + resources.prefix();
    }

    /** The label of this case as JSON, for {@code Labels}. */
    ObjectNode labels() {
        return Json.object().put(Resources.LABEL, resources.prefix());
    }

    /** What the engine under test says: one thing for Docker, another for Podman. */
    <T> T pick(T docker, T podman) {
        return target.podman() ? podman : docker;
    }

    /** Compares keys and types with those of real engines. */
    void shape(String name, JsonNode json) {
        Shapes.check(target, name, json, resources.prefix());
    }

    /** A container of the base image that runs a command. */
    ObjectNode spec(String... command) {
        ObjectNode spec = Json.object().put("Image", IMAGE);
        spec.set("Cmd", Json.array(List.of(command)));
        spec.set("Labels", labels());
        return spec;
    }

    /** Creates a container, and returns its id. */
    String create(String suffix, ObjectNode spec) {
        return client().post("/containers/create")
                .query("name", name(suffix))
                .json(spec)
                .send()
                .expect(201)
                .json()
                .path("Id")
                .asText();
    }

    void start(String container) {
        client().post("/containers/" + container + "/start").send().expect(204);
    }

    /** Creates a container and starts it, and returns its id. */
    String run(String suffix, String... command) {
        String id = create(suffix, spec(command));
        start(id);
        return id;
    }

    JsonNode inspect(String container) {
        return client().get("/containers/" + container + "/json")
                .send()
                .expect(200)
                .json();
    }

    /** Waits until a container has ended, and returns its exit code. */
    int waitFor(String container) {
        JsonNode end = client().post("/containers/" + container + "/wait")
                .send()
                .expect(200)
                .json();
        return end.path("StatusCode").asInt(-1);
    }

    /** Runs a command in a container that runs, and returns what it writes. */
    Reply exec(String container, String... command) {
        ObjectNode spec = Json.object().put("AttachStdout", true).put("AttachStderr", true);
        spec.set("Cmd", Json.array(List.of(command)));
        String id = client().post("/containers/" + container + "/exec")
                .json(spec)
                .send()
                .expect(201)
                .json()
                .path("Id")
                .asText();
        return client().post("/exec/" + id + "/start").json("{}").send().expect(200);
    }

    /** A client of the newest version of the API that the engine has, for what came with a version. Skips the case on older ones. */
    Client since(int minor) {
        int newest = Integer.parseInt(target.dialect().apiVersion().substring("1.".length()));
        if (newest < minor) {
            throw new TestAbortedException(target + " does not speak 1." + minor);
        }
        return client().version(target.dialect().apiVersion());
    }

    /** Waits until something holds that only asking again can tell. */
    void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Client.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen within " + Client.PATIENCE);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
