package io.github.runner4j.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.internal.engine.ForcedEnd;
import io.github.runner4j.testkit.internal.engine.Gate;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Exchange;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Hijacked;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.http.Request;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallMomentsTest {

    private final List<Moment> moments = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final Route route =
            new CallMoments(new Noting(), reference -> Target.ofContainer("id of " + reference, reference));

    @Test
    void knowsACallForEachMomentButTheMakingOfAContainer() {
        call("GET", "/containers/json", Map.of(), Map.of());
        for (String path : List.of("start", "stop", "kill", "wait", "attach", "exec")) {
            call("POST", "/v1.41/containers/web/" + path, Map.of("id", "web"), Map.of());
        }
        for (String path : List.of("json", "logs", "stats", "archive")) {
            call("GET", "/containers/web/" + path, Map.of("id", "web"), Map.of());
        }
        call("PUT", "/containers/web/archive", Map.of("id", "web"), Map.of());
        call("DELETE", "/containers/web", Map.of("id", "web"), Map.of());
        Stream.of("/exec/1/start", "/images/create", "/images/a/b/push", "/build", "/networks/create")
                .forEach(path -> call("POST", path, Map.of(), Map.of()));
        Stream.of("/networks/n/connect", "/volumes/create").forEach(path -> call("POST", path, Map.of(), Map.of()));
        Stream.of("/images/a/b", "/networks/n", "/volumes/v").forEach(path -> call("DELETE", path, Map.of(), Map.of()));
        call("GET", "/events", Map.of(), Map.of());

        assertThat(moments).doesNotHaveDuplicates();
        assertThat(moments)
                .containsExactlyInAnyOrderElementsOf(Moment.engine().stream()
                        .filter(moment -> !moment.equals(Moment.CONTAINER_CREATE))
                        .toList());
    }

    @Test
    void tellsOfWhichContainer() {
        call("POST", "/containers/web/start", Map.of("id", "web"), Map.of());
        call("DELETE", "/networks/web", Map.of("id", "web"), Map.of());

        assertThat(targets).containsExactly(Target.ofContainer("id of web", "web"), Target.UNKNOWN);
    }

    @Test
    void tellsOfWhichImage() {
        call("POST", "/images/create", Map.of(), Map.of("fromImage", List.of("busybox"), "tag", List.of("1.36")));
        call("POST", "/images/create", Map.of(), Map.of("fromImage", List.of("busybox"), "tag", List.of("sha256:ab")));
        call("POST", "/images/acme/app/push", Map.of("name", "acme/app"), Map.of("tag", List.of("2")));
        call("POST", "/build", Map.of(), Map.of("t", List.of("acme/app:3")));
        call("DELETE", "/images/acme/app:4", Map.of("name", "acme/app:4"), Map.of());

        assertThat(targets)
                .extracting(target -> target.image().orElse(""))
                .containsExactly("busybox:1.36", "busybox@sha256:ab", "acme/app:2", "acme/app:3", "acme/app:4");
    }

    @Test
    void knowsOfNoMomentForOtherCalls() {
        call("GET", "/_ping", Map.of(), Map.of());
        call("POST", "/containers/prune", Map.of(), Map.of());
        call("POST", "/images/create", Map.of(), Map.of("fromSrc", List.of("-")));

        assertThat(moments).isEmpty();
    }

    private void call(String method, String path, Map<String, String> variables, Map<String, List<String>> query) {
        Request request = new Request(method, path, query, Map.of());
        try {
            route.handle(new Call(new Asking(request), new ApiVersion(1, 41), variables, Map.of()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Noting implements Gate {

        @Override
        public boolean idle() {
            return false;
        }

        @Override
        public Optional<ForcedEnd> pass(Moment moment, Target target) {
            moments.add(moment);
            targets.add(target);
            return Optional.empty();
        }
    }

    /** A request that nobody answers. */
    private record Asking(Request request) implements Exchange {

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public void answer(Answer answer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outlet open(Head head) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Hijacked hijack(Head head) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onGone(Runnable action) {
            throw new UnsupportedOperationException();
        }
    }
}
