package io.github.runner4j.docker.internal.image;

import io.github.runner4j.docker.internal.image.Dockerfile.Base;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.source.Content;
import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a build would read, found by the same means as the build itself. */
final class BuildPreview {

    private static final int MOST_NAMED = 10;

    /** Source: BuildKit, frontend/dockerui. */
    private static final String SYNTAX_ARGUMENT = "BUILDKIT_SYNTAX";

    private final BuildRequest request;
    private final StageContext context;
    private final BuildContext files;
    private final Dockerfile dockerfile;

    BuildPreview(BuildRequest request, StageContext context) {
        this.request = request;
        this.context = context;
        this.files = BuildContext.of(request.tree(), request.context(), request.dockerfile());
        this.dockerfile = Dockerfile.parse(
                files.dockerfileText(),
                request.options().arguments().stream()
                        .collect(Collectors.toMap(
                                Variable::name, each -> each.value().reveal(), (first, last) -> last)));
        DockerfileCheck.run(request.dockerfile(), dockerfile, request.options().target());
    }

    BuildInputs inputs() {
        ContextReport report = new ContextReport(MOST_NAMED);
        for (Iterator<ContextItem> items = files.items(); items.hasNext(); ) {
            context.check();
            ContextItem item = items.next();
            if (item.kind() != Kind.DIRECTORY) {
                report.add(item.name(), item.kind() == Kind.LINK ? 0 : size(item));
            }
        }
        return new BuildInputs(bases(), report.files(), report.bytes(), report.largest());
    }

    private static long size(ContextItem item) {
        Content content = item.content().get();
        try (InputStream in = content.stream()) {
            return content.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stage needs nothing that is named below it. */
    private List<BuildInputs.Base> bases() {
        int end = request.options().target().flatMap(dockerfile::endOf).orElse(Integer.MAX_VALUE);
        return Stream.of(
                        frontend(),
                        dockerfile.bases().stream().map(each -> base(each, true)),
                        dockerfile.unresolved().stream().map(each -> base(each, false)))
                .flatMap(each -> each)
                .filter(each -> each.line() < end)
                .sorted(Comparator.comparingInt(BuildInputs.Base::line))
                .toList();
    }

    /**
     * A syntax line names an image with a program that reads the Dockerfile; the usual one is not fetched. BuildKit takes it from
     * an argument, too.
     */
    private Stream<BuildInputs.Base> frontend() {
        Stream<String> line = dockerfile.syntax().stream().filter(each -> !each.startsWith(Dockerfile.USUAL_SYNTAX));
        Stream<String> argument = request.options().arguments().stream()
                .filter(each -> each.name().equals(SYNTAX_ARGUMENT))
                .map(each -> each.value().reveal());
        return Stream.concat(line, argument).map(each -> new BuildInputs.Base(1, each, true));
    }

    private static BuildInputs.Base base(Base base, boolean known) {
        return new BuildInputs.Base(base.line(), base.image(), known);
    }
}
