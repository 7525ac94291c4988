package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of images that come in two parameters. */
final class ImageNames {

    static final String NO_DIGEST = "cannot import digest reference";

    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    private final Images images;

    ImageNames(Images images) {
        this.images = images;
    }

    /** A name and, unless it is empty, a tag or a digest in the place of what the name has of these. */
    Reference withTag(String name, String tag) {
        Reference parsed = images.reference(name);
        Optional<String> digest = Reference.digestIn(tag).filter(each -> tag.startsWith("sha256:"));
        if (tag.isEmpty()) {
            return parsed;
        } else if (digest.isPresent()) {
            return parsed.withDigest(digest.get());
        }
        return parsed.withTag(checked(tag));
    }

    /** The name of an image that is to come; nothing without one. */
    Optional<Reference> optional(String repository, String tag) {
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        Reference name = images.reference(repository);
        if (name.digest().isPresent()) {
            throw Refusal.badParameter(NO_DIGEST);
        }
        return Optional.of((tag.isEmpty() ? name : name.withTag(checked(tag))).withDefaultTag());
    }

    private static String checked(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw Refusal.badParameter("invalid tag format");
        }
        return tag;
    }
}
