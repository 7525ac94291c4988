package io.github.runner4j.testkit.memory;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The instructions of a Dockerfile, of which only a few are understood. */
final class Instructions {

    private static final Set<String> KNOWN = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");

    private record Instruction(int line, String name, String rest) {}

    private final String text;
    private final List<Instruction> all;

    private Instructions(String text, List<Instruction> all) {
        this.text = text;
        this.all = all;
    }

    static Instructions read(BuildRequest request) {
        String text = text(request);
        List<Instruction> all = new ArrayList<>();
        int number = 0;
        boolean goesOn = false;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (!goesOn && !line.isEmpty() && !line.startsWith("#")) {
                all.add(instruction(request, number, line));
            }
            goesOn = line.endsWith("\\");
        }
        if (all.isEmpty()) {
            throw failure(ErrorCode.DOCKER_BUILD_FAILED, request.dockerfile() + " has no instruction.");
        }
        return new Instructions(text, all);
    }

    private static Instruction instruction(BuildRequest request, int number, String line) {
        String[] words = line.split("\\s+", 2);
        String name = words[0].toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(name)) {
            throw failure(
                    ErrorCode.DOCKER_BUILD_FAILED,
                    request.dockerfile() + ":" + number + ": unknown instruction: " + name + ".");
        }
        return new Instruction(number, name, words.length == 1 ? "" : words[1].strip());
    }

    private static String text(BuildRequest request) {
        SourceEntry file = request.tree()
                .find(request.dockerfile())
                .orElseThrow(() -> failure(
                        ErrorCode.DOCKERFILE_NOT_FOUND,
                        "There is no file " + request.dockerfile() + " in the source."));
        try (InputStream in = request.tree().open(file).stream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ImageBuildException(
                    Failure.of(ErrorCode.DOCKER_BUILD_FAILED, request.dockerfile() + " cannot be read."), e);
        }
    }

    /** What a build says while it runs. */
    void tell(StageContext context) {
        for (int i = 0; i < all.size(); i++) {
            Instruction each = all.get(i);
            context.output("Step " + (i + 1) + "/" + all.size() + " : " + each.name() + " " + each.rest());
        }
    }

    List<String> exposedPorts() {
        return all.stream()
                .filter(each -> each.name().equals("EXPOSE"))
                .flatMap(each -> Stream.of(each.rest().split("\\s+", -1)))
                .map(port -> port.contains("/") ? port : port + "/tcp")
                .distinct()
                .sorted()
                .toList();
    }

    boolean hasHealthCheck() {
        return all.stream()
                .anyMatch(each ->
                        each.name().equals("HEALTHCHECK") && !each.rest().equals("NONE"));
    }

    List<BuildInputs.Base> bases() {
        return all.stream()
                .filter(each -> each.name().equals("FROM") && !each.rest().equals("scratch"))
                .map(each -> new BuildInputs.Base(
                        each.line(),
                        each.rest().split("\\s+", 2)[0],
                        !each.rest().contains("$")))
                .toList();
    }

    int size() {
        return text.length();
    }

    private static ImageBuildException failure(ErrorCode code, String message) {
        return new ImageBuildException(Failure.of(code, message), null);
    }
}
