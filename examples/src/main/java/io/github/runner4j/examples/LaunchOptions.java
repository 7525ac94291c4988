package io.github.runner4j.examples;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.PortRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the component is built and run, where its own file is not to decide. */
final class LaunchOptions {

    @Option(names = "--component", paramLabel = "NAME", description = "The component's name. Default: from SOURCE.")
    private Optional<String> component = Optional.empty();

    @Option(
            names = "--subdirectory",
            paramLabel = "PATH",
            description = "The part of the source that is the component.")
    private Optional<String> subdirectory = Optional.empty();

    @Option(names = "--dockerfile", paramLabel = "PATH", description = "The Dockerfile. Default: Dockerfile.")
    private Optional<String> dockerfile = Optional.empty();

    @Option(names = "--context", paramLabel = "PATH", description = "The build context. Default: the component's root.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "[HOST:]PORT",
            converter = PortConverter.class,
            description =
                    "A port of the container, reached at the same number on this host if that is free, and at any other"
                            + " if not; with HOST, at that one or not at all. Repeatable. Default: the component's file, or EXPOSE.")
    private List<PortRequest> ports = List.of();

    String component(String otherwise) {
        return component.orElse(otherwise);
    }

    List<PortRequest> ports() {
        return ports;
    }

    RunBuilder applyTo(RunBuilder run) {
        subdirectory.ifPresent(run::subdirectory);
        dockerfile.ifPresent(run::dockerfile);
        context.ifPresent(run::context);
        ports.forEach(port -> run.port(port.containerPort(), unchanged -> port));
        return run;
    }

    /** Reads {@code 8080} and {@code 3000:8080}. */
    static final class PortConverter implements ITypeConverter<PortRequest> {

        private static final Pattern FORM = Pattern.compile("(?:(\\d{1,9}):)?(\\d{1,9})");

        @Override
        public PortRequest convert(String value) {
            Matcher matcher = FORM.matcher(value);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + value + "' is not PORT or HOST:PORT");
            }
            try {
                PortRequest port = PortRequest.of(Integer.parseInt(matcher.group(2)));
                return matcher.group(1) == null ? port : port.exactly(Integer.parseInt(matcher.group(1)));
            } catch (ConfigException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
