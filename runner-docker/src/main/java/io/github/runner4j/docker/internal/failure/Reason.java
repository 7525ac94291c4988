package io.github.runner4j.docker.internal.failure;

import io.github.runner4j.docker.internal.failure.Signal.Thrown;
import io.github.runner4j.secret.Redactor;
import java.util.List;
import java.util.regex.Pattern;

/** The reason given for a failure, made fit for a person: the telling part, on one line, without what is nobody's business. */
final class Reason {

    private static final int LONGEST_RAW = 8 * 1024;

    private static final int LONGEST = 600;

    private record Edit(Pattern pattern, String replacement) {

        static Edit cut(String regex) {
            return new Edit(Pattern.compile(regex), "");
        }

        static Edit shorten(String regex) {
            return new Edit(Pattern.compile(regex), "$1");
        }
    }

    private static final List<Edit> EDITS = List.of(
            Edit.cut("\\x1B\\[[0-9;]{0,20}[A-Za-z]"),
            new Edit(Pattern.compile("[\\p{Cntrl}\\s]+"), " "),
            Edit.cut("(?i)<[a-z/!][^<>]{0,200}>"),
            Edit.cut("(?: &|&)imagebuilder\\.Step\\{.*"),
            // temporary places of the engine, wherever its data lives
            Edit.cut(
                    "/[\\w./-]{0,200}(?:buildkit-mount\\d+|libpod_builder\\d+(?:/build)?|docker-(?:import|builder|build)-?\\d+)/?"),
            Edit.cut(
                    "/[\\w./-]{0,200}/(?:overlay2?|overlay-layers|overlay-containers|containers|volumes|tmp)/(?:[\\w.-]*[0-9a-f]{64}[\\w.-]*|GetImageBlob\\d+)/?"),
            Edit.cut("/[\\w./-]{0,200}/overlay2?/[a-z0-9]{20,64}(?:-init)?/(?:merged|diff|work)?/?"),
            Edit.cut("/(?:var/)?tmp/[\\w.-]+\\d{6,}/?"),
            // long ids: not needed where a name stands beside them, recognisable by their first digits elsewhere
            Edit.cut(" (?:id )?\\(?[0-9a-f]{64}\\)(?=\\W|$)"),
            Edit.cut(" id [0-9a-f]{64}\\b"),
            Edit.shorten("\\b([0-9a-f]{12})[0-9a-f]{52}\\b"),
            // the HTTP client names the wrong address
            new Edit(
                    Pattern.compile("^(?:The target server|\\S{1,200}) failed to respond$"),
                    "it closed the connection"),
            // name servers
            Edit.cut(" on \\[?[0-9a-fA-F.:]{3,45}\\]?:53\\b"),
            Edit.cut("(?:dial|read|write) udp [0-9a-fA-F.:\\[\\]>-]{3,100}:53: "),
            Edit.cut("^(?:[a-z][\\w$]*\\.)+[A-Z]\\w*: "),
            Edit.cut(
                    "^(?:(?:Error response from daemon|Error|rpc error: code = \\w+ desc = |failed to solve with frontend [\\w.]+|failed to solve"
                            + "|failed to create LLB definition|failed to create shim task|failed to create task for container|OCI runtime (?:create|exec|start) failed"
                            + "|(?:runc|crun)(?: create failed)?|exec failed|unable to start container process|container_linux.go:\\d+: starting container process caused"
                            + "|error during container init|container create|running container create option|creating build container|fill out specgen"
                            + "|normalizing image|normalizing name for compat API|decode\\(\\)|initializing source \\S+):? )+"),
            Edit.cut(
                    "(?:: (?:unknown|OCI runtime error|OCI permission denied|OCI runtime attempted to invoke a command that was not found))+$"),
            Edit.cut("^[\\s:;,]+|[\\s:;,]+$"));

    private Reason() {}

    static String of(Signal signal) {
        String given = clean(given(signal));
        return given.isBlank() ? nothing(signal) : given;
    }

    static String clean(String raw) {
        String text = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw;
        for (Edit edit : EDITS) {
            text = edit.pattern().matcher(text).replaceAll(edit.replacement());
        }
        String safe = Redactor.patterns().redact(text).strip();
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
    }

    private static String given(Signal signal) {
        if (!signal.message().isBlank()) {
            return signal.message();
        }
        return signal.end().map(end -> lastLine(signal.output())).orElseGet(() -> chain(signal.thrown()));
    }

    private static String lastLine(String log) {
        return log.lines().filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
    }

    /** The innermost exception knows most; the outermost is kept with it when it adds something. */
    private static String chain(List<Thrown> thrown) {
        List<String> said = thrown.stream()
                .map(each -> each.message().isBlank() ? each.simpleType() : each.message())
                .filter(each -> !each.startsWith("Invalid remote: "))
                .distinct()
                .toList();
        if (said.isEmpty()) {
            return "";
        }
        String outermost = said.get(0);
        String innermost = said.get(said.size() - 1);
        return outermost.contains(innermost) || innermost.contains(outermost)
                ? (outermost.length() < innermost.length() ? outermost : innermost)
                : outermost + ": " + innermost;
    }

    private static String nothing(Signal signal) {
        return signal.end()
                .map(end -> "it ended with exit status " + end.exitCode() + " and printed nothing")
                .orElseGet(() -> signal.status().isPresent()
                        ? "the engine answered with status " + signal.status().getAsInt() + " and gave no reason"
                        : "no reason was given");
    }
}
