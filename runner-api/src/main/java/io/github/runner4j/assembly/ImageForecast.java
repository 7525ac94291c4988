package io.github.runner4j.assembly;

import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.image.ImageReference;
import io.github.runner4j.image.NamedImage;
import io.github.runner4j.plan.BasePlan;
import io.github.runner4j.plan.BuildPlan;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.PreviewCapability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What becomes of the image: whether it is there, what it is made from, and what differs from the one before. */
final class ImageForecast {

    private final ImageBuilder builder;
    private final Forecast.Questions questions;
    private final Redactor redactor;

    ImageForecast(ImageBuilder builder, Forecast.Questions questions, Redactor redactor) {
        this.builder = builder;
        this.questions = questions;
        this.redactor = redactor;
    }

    Optional<ImageDetails> find(String reference) {
        return questions.ask("Looking for the image " + reference, context -> builder.find(reference, context));
    }

    BuildPlan of(BuildRequest request, Optional<BuildInputs> inputs, boolean reused) {
        Optional<NamedImage> nearest = reused ? Optional.empty() : nearest(request);
        List<BasePlan> bases = inputs.map(BuildInputs::bases).orElse(List.of()).stream()
                .map(this::base)
                .toList();
        return new BuildPlan(
                request.reference(),
                request.dockerfile(),
                request.context(),
                request.key(),
                reused,
                nearest.map(NamedImage::reference),
                nearest.map(image -> KeyLabels.changed(request.key(), image.labels()))
                        .orElse(List.of()),
                bases,
                inputs.map(this::shown));
    }

    /** A name may hold the value of a build argument. */
    private BuildInputs shown(BuildInputs inputs) {
        List<BuildInputs.Base> bases = inputs.bases().stream()
                .map(base -> new BuildInputs.Base(base.line(), redactor.redact(base.name()), base.known()))
                .toList();
        return new BuildInputs(bases, inputs.files(), inputs.bytes(), inputs.largest());
    }

    /** The image that differs least; the newest of them. One that does not tell what it is made from comes last. */
    private Optional<NamedImage> nearest(BuildRequest request) {
        Comparator<NamedImage> byDifference = Comparator.comparingInt(image -> {
            int changed = KeyLabels.changed(request.key(), image.labels()).size();
            return changed == 0 ? Integer.MAX_VALUE : changed;
        });
        return others(request).stream()
                .filter(image -> !image.reference().equals(request.reference()))
                .min(byDifference.thenComparing(
                        Comparator.comparing(NamedImage::createdAt).reversed()));
    }

    private List<NamedImage> others(BuildRequest request) {
        String repository = request.reference().substring(0, request.reference().lastIndexOf(':'));
        return builder instanceof PreviewCapability images
                ? questions.ask("Looking for images of " + repository, context -> images.images(repository, context))
                : List.of();
    }

    private BasePlan base(BuildInputs.Base base) {
        BasePlan.Presence presence = !base.known() || !isImageName(base.name())
                ? BasePlan.Presence.UNKNOWN
                : find(base.name()).isPresent() ? BasePlan.Presence.PRESENT : BasePlan.Presence.ABSENT;
        return new BasePlan(base.line(), redactor.redact(base.name()), presence);
    }

    private static boolean isImageName(String name) {
        try {
            return ImageReference.parse(name).domain().length() > 0;
        } catch (ImageBuildException e) {
            return false;
        }
    }
}
