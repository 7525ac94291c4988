package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.internal.engine.Gate;
import io.github.runner4j.testkit.wire.PathPattern;
import java.util.List;
import java.util.function.Function;

/** Which moment each call comes to, and whom it is about: told to the gate before the call's route is taken. */
public final class CallMoments implements Route {

    private record Entry(String method, PathPattern path, Moment moment) {

        static Entry of(String method, String path, Moment moment) {
            return new Entry(method, PathPattern.of(path), moment);
        }
    }

    /** Without the making of a container: which image it is about stands in the body. */
    private static final List<Entry> ENTRIES = List.of(
            Entry.of("GET", "/containers/json", Moment.CONTAINER_LIST),
            Entry.of("GET", "/containers/*/json", Moment.CONTAINER_INSPECT),
            Entry.of("POST", "/containers/*/start", Moment.CONTAINER_START),
            Entry.of("POST", "/containers/*/stop", Moment.CONTAINER_STOP),
            Entry.of("POST", "/containers/*/restart", Moment.CONTAINER_STOP),
            Entry.of("POST", "/containers/*/kill", Moment.CONTAINER_KILL),
            Entry.of("POST", "/containers/*/wait", Moment.CONTAINER_WAIT),
            Entry.of("DELETE", "/containers/*", Moment.CONTAINER_REMOVE),
            Entry.of("POST", "/containers/*/attach", Moment.ATTACH),
            Entry.of("GET", "/containers/*/logs", Moment.LOGS),
            Entry.of("GET", "/containers/*/stats", Moment.STATS),
            Entry.of("GET", "/containers/*/archive", Moment.ARCHIVE_GET),
            Entry.of("PUT", "/containers/*/archive", Moment.ARCHIVE_PUT),
            Entry.of("POST", "/containers/*/exec", Moment.EXEC_CREATE),
            Entry.of("POST", "/exec/*/start", Moment.EXEC_START),
            Entry.of("POST", "/images/create", Moment.IMAGE_PULL),
            Entry.of("POST", "/images/**/push", Moment.IMAGE_PUSH),
            Entry.of("DELETE", "/images/**", Moment.IMAGE_REMOVE),
            Entry.of("POST", "/build", Moment.IMAGE_BUILD),
            Entry.of("GET", "/events", Moment.EVENTS),
            Entry.of("POST", "/networks/create", Moment.NETWORK_CREATE),
            Entry.of("POST", "/networks/*/connect", Moment.NETWORK_CONNECT),
            Entry.of("DELETE", "/networks/*", Moment.NETWORK_REMOVE),
            Entry.of("POST", "/volumes/create", Moment.VOLUME_CREATE),
            Entry.of("DELETE", "/volumes/*", Moment.VOLUME_REMOVE));

    private static final PathPattern CONTAINER = PathPattern.of("/containers/**");

    private final Gate gate;
    private final Function<String, Target> containers;

    /** The function knows a container by whatever a call names it by. */
    public CallMoments(Gate gate, Function<String, Target> containers) {
        this.gate = gate;
        this.containers = containers;
    }

    @Override
    public void handle(Call call) {
        if (gate.idle()) {
            return;
        }
        String method = call.request().method();
        String path = call.request().path();
        ENTRIES.stream()
                .filter(each -> each.method().equals(method) && each.path().matches(path))
                .filter(each -> !each.moment().equals(Moment.IMAGE_PULL)
                        || call.request().parameter("fromSrc").isEmpty())
                .findFirst()
                .ifPresent(each -> gate.pass(each.moment(), target(each.moment(), call)));
    }

    private Target target(Moment moment, Call call) {
        if (moment.equals(Moment.IMAGE_PULL)) {
            return Target.ofImage(reference(parameter(call, "fromImage"), parameter(call, "tag")));
        }
        if (moment.equals(Moment.IMAGE_PUSH)) {
            return Target.ofImage(reference(call.variables().getOrDefault("name", ""), parameter(call, "tag")));
        }
        if (moment.equals(Moment.IMAGE_BUILD)) {
            return Target.ofImage(parameter(call, "t"));
        }
        if (moment.equals(Moment.IMAGE_REMOVE)) {
            return Target.ofImage(call.variables().getOrDefault("name", ""));
        }
        boolean ofContainer =
                CONTAINER.matches(call.request().path()) && call.variables().containsKey("id");
        return ofContainer ? containers.apply(call.variable("id")) : Target.UNKNOWN;
    }

    private static String reference(String image, String tag) {
        if (tag.isEmpty()) {
            return image;
        }
        return image + (tag.startsWith("sha256:") ? "@" : ":") + tag;
    }

    private static String parameter(Call call, String key) {
        return call.request().parameter(key).orElse("");
    }
}
