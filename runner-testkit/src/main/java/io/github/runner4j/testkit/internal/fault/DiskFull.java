package io.github.runner4j.testkit.internal.fault;

import io.github.runner4j.testkit.fault.Moment;
import java.util.Map;

/** What an engine says whose disk is full. Source: the engine's own errors, which begin with the system call that failed. */
final class DiskFull {

    private static final String DIRECTORY = "/var/lib/docker/";

    private static final Map<Moment, String> WORDS = Map.of(
            Moment.CONTAINER_CREATE, "mkdir " + DIRECTORY + "overlay2/8c2f0e2a51f3-init",
            Moment.CONTAINER_START, "mkdir " + DIRECTORY + "overlay2/8c2f0e2a51f3/merged",
            Moment.IMAGE_PULL, "write " + DIRECTORY + "tmp/GetImageBlob271828182",
            Moment.IMAGE_BUILD, "Error processing tar file(exit status 1): write /context",
            Moment.ARCHIVE_PUT, "Error processing tar file(exit status 1): write /file",
            Moment.VOLUME_CREATE, "mkdir " + DIRECTORY + "volumes/8c2f0e2a51f3");

    private DiskFull() {}

    static String at(Moment moment) {
        String doing = moment.isImageBuildStep() ? "mkdir " + DIRECTORY + "overlay2/8c2f0e2a51f3" : WORDS.get(moment);
        return (doing == null ? "write " + DIRECTORY + "tmp/314159265" : doing) + ": no space left on device";
    }
}
