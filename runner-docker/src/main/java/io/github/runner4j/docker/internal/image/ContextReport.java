package io.github.runner4j.docker.internal.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts what was sent, so that a giant context does not go unnoticed. */
final class ContextReport {

    private static final int MOST_NAMED = 3;

    private static final double MEGABYTE = 1_000_000;

    private final List<Sized> largest = new ArrayList<>();
    private long files;
    private long bytes;

    private record Sized(String name, long size) {}

    void add(String name, long size) {
        files++;
        bytes += size;
        largest.add(new Sized(name, size));
        largest.sort(Comparator.comparingLong(Sized::size).reversed());
        if (largest.size() > MOST_NAMED) {
            largest.remove(MOST_NAMED);
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** One line for the build's output. */
    String line() {
        String most = largest.stream()
                .map(each -> each.name + " " + megabytes(each.size))
                .collect(Collectors.joining(", "));
        return "Sent the build context: " + files + (files == 1 ? " file, " : " files, ") + megabytes(bytes)
                + (most.isEmpty() ? "" : "; largest: " + most);
    }

    private static String megabytes(long size) {
        return String.format(Locale.ROOT, "%.1f MB", size / MEGABYTE);
    }
}
