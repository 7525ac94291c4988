package io.github.runner4j.plan;

import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.image.BuildInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as text, for people. A new section is one more call in {@link #of}. */
final class PlanText {

    private static final int KILO = 1_000;
    private static final String UNITS = "kMGT";

    private final List<String> lines = new ArrayList<>();

    private PlanText() {}

    static String of(RunPlan plan) {
        PlanText text = new PlanText();
        text.source(plan);
        text.engine(plan.engine());
        text.running(plan);
        text.build(plan.build());
        text.ports(plan);
        text.config(plan);
        return text.lines.stream()
                .map(line -> clean(plan.redactor().redact(line)) + "\n")
                .collect(Collectors.joining());
    }

    private void source(RunPlan plan) {
        line("Plan for " + plan.component());
        section("Source", plan.source());
        item("revision " + plan.revision().id()
                + plan.revision().ref().map(ref -> " (" + ref + ")").orElse(""));
    }

    private void engine(EngineChoice engine) {
        section(
                "Engine",
                engine.engine() + " " + engine.version() + ", API " + engine.apiVersion() + ", at " + engine.address()
                        + (engine.local() ? ", on this machine" : ""));
        engine.discovery().forEach(this::item);
    }

    private void running(RunPlan plan) {
        if (plan.running().isEmpty() || plan.whenRunning() == WhenRunning.ADD) {
            return;
        }
        String names = String.join(", ", plan.running());
        section(
                "Running already",
                plan.whenRunning() == WhenRunning.RETURN
                        ? names + ". The first one is given back, and nothing of the following happens"
                        : names + ". They are stopped when the new one is ready");
    }

    private void build(BuildPlan build) {
        section("Image", (build.reused() ? "reuse " : "build ") + build.reference() + ": " + build.reason());
        item("build key " + build.key().id());
        item("Dockerfile " + build.dockerfile() + ", context "
                + (build.context().isEmpty() ? "the whole source" : build.context()));
        build.bases().forEach(this::base);
        build.inputs().ifPresent(this::inputs);
    }

    private void base(BasePlan base) {
        item("needs " + base.name() + " (line " + base.line() + "): "
                + switch (base.presence()) {
                    case PRESENT -> "present";
                    case ABSENT -> "not on the engine; a build pulls it";
                    case UNKNOWN -> "which image that is cannot be told before the build";
                });
    }

    private void inputs(BuildInputs inputs) {
        item("context of " + inputs.files() + (inputs.files() == 1 ? " file, " : " files, ") + size(inputs.bytes())
                + (inputs.largest().isEmpty() ? "" : "; largest:"));
        inputs.largest().forEach(file -> item("  " + size(file.bytes()) + "  " + file.path()));
    }

    private void ports(RunPlan plan) {
        if (plan.ports().isEmpty()) {
            section("Ports", "those that the image exposes, which is known when it is built");
            return;
        }
        List<PortPlan> ports = plan.ports().get();
        section("Ports", ports.isEmpty() ? "none" : plan.refused() ? "the launch would be refused" : "");
        ports.forEach(this::port);
    }

    private void port(PortPlan port) {
        PortRequest request = port.request();
        String because = port.holder()
                .map(holder -> request.hostPort().getAsInt() + " is held by " + holder)
                .orElse("");
        String place = port.likely().isPresent()
                ? request.address() + ":" + port.likely().getAsInt()
                : "a port of " + request.address() + " that the engine chooses";
        item(request.containerPort() + "/" + request.protocol() + " "
                + (port.refused()
                        ? "cannot be published: " + because
                        : "at " + place + (because.isEmpty() ? "" : ", because " + because)));
    }

    private void config(RunPlan plan) {
        section("Configuration", "");
        plan.level()
                .explain()
                .values()
                .forEach(each -> item(each.name() + ": " + each.shown() + " (" + each.origin() + ")"));
        if (!plan.decisions().isEmpty()) {
            section("Host's policy", "");
            plan.decisions().forEach(each -> item(each.toString()));
        }
    }

    private void section(String title, String text) {
        line(title + ":" + (text.isEmpty() ? "" : " " + text));
    }

    private void item(String text) {
        line("  " + text);
    }

    private void line(String text) {
        lines.add(text);
    }

    /** Names of files and values come from the repository: none of them steers a terminal, or looks like a line of ours. */
    private static String clean(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double scaled = bytes;
        int unit = -1;
        while (scaled >= KILO && unit < UNITS.length() - 1) {
            scaled /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", scaled, UNITS.charAt(unit));
    }
}
