package io.github.runner4j.testkit.assertions;

import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.wire.RecordedCall;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions over the calls that a fake daemon received, those included that still go on. */
public final class FakeDockerAssert extends AbstractAssert<FakeDockerAssert, FakeDocker> {

    FakeDockerAssert(FakeDocker actual) {
        super(actual, FakeDockerAssert.class);
    }

    /**
     * It was called at least once.
     *
     * @param method as in {@code POST}
     * @param path as in <code>/containers/&#42;/start</code>
     * @return this
     */
    public FakeDockerAssert received(String method, String path) {
        isNotNull();
        if (actual.calls().matching(method, path).isEmpty()) {
            failWithMessage("Expected a call %s %s, but there were only these:%s", method, path, all());
        }
        return this;
    }

    /**
     * It was called so often.
     *
     * @param times how often
     * @param method as in {@code POST}
     * @param path as in <code>/containers/&#42;/start</code>
     * @return this
     */
    public FakeDockerAssert received(int times, String method, String path) {
        isNotNull();
        List<RecordedCall> found = actual.calls().matching(method, path);
        if (found.size() != times) {
            failWithMessage(
                    "Expected %s calls %s %s, but there were %s of them, of all these:%s",
                    times, method, path, found.size(), all());
        }
        return this;
    }

    /**
     * It was not called.
     *
     * @param method as in {@code POST}
     * @param path as in <code>/containers/&#42;/start</code>
     * @return this
     */
    public FakeDockerAssert receivedNo(String method, String path) {
        return received(0, method, path);
    }

    private String all() {
        return actual.calls().all().isEmpty() ? " none" : lines();
    }

    private String lines() {
        return actual.calls().all().stream().map(each -> "\n  " + each).collect(Collectors.joining());
    }
}
