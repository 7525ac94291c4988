package io.github.runner4j.docker.internal.image;

import io.github.runner4j.image.BuildInputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts what was sent, so that a giant context does not go unnoticed. */
final class ContextReport {

    private static final double MEGABYTE = 1_000_000;

    private final int mostNamed;
    private final List<BuildInputs.File> largest = new ArrayList<>();
    private long files;
    private long bytes;

    /** A report that names so many of the largest files. */
    ContextReport(int mostNamed) {
        this.mostNamed = mostNamed;
    }

    void add(String name, long size) {
        files++;
        bytes += size;
        largest.add(new BuildInputs.File(name, size));
        largest.sort(Comparator.comparingLong(BuildInputs.File::bytes).reversed());
        if (largest.size() > mostNamed) {
            largest.remove(mostNamed);
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** The largest files, largest first. */
    List<BuildInputs.File> largest() {
        return List.copyOf(largest);
    }

    /** One line for the build's output. */
    String line() {
        String most = largest.stream()
                .map(each -> each.path() + " " + megabytes(each.bytes()))
                .collect(Collectors.joining(", "));
        return "Sent the build context: " + files + (files == 1 ? " file, " : " files, ") + megabytes(bytes)
                + (most.isEmpty() ? "" : "; largest: " + most);
    }

    private static String megabytes(long size) {
        return String.format(Locale.ROOT, "%.1f MB", size / MEGABYTE);
    }
}
