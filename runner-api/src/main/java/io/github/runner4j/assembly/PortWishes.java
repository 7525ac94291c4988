package io.github.runner4j.assembly;

import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.image.ImageDetails;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which ports are to be published: those asked for, or else those that the image exposes. */
final class PortWishes {

    private static final Pattern EXPOSED = Pattern.compile("([0-9]{1,5})(?:/(?:tcp|udp))?");
    private static final int HIGHEST_PORT = 65_535;

    private PortWishes() {}

    static List<PortRequest> of(RunOptions run, ImageDetails image) {
        return run.ports().isEmpty()
                ? image.exposedPorts().stream()
                        .flatMap(port -> exposed(port).stream())
                        .toList()
                : run.ports();
    }

    /** A port as EXPOSE has it, in the image's words: {@code 8080/tcp}. What cannot be published is left out. */
    private static Optional<PortRequest> exposed(String port) {
        Matcher matcher = EXPOSED.matcher(port);
        int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (number < 1 || number > HIGHEST_PORT) {
            return Optional.empty();
        }
        PortRequest request = PortRequest.of(number);
        return Optional.of(port.endsWith("/udp") ? request.udp() : request);
    }
}
