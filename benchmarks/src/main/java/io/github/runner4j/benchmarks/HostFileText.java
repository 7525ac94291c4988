package io.github.runner4j.benchmarks;

/** A host's file as a portal with many components would have it. */
final class HostFileText {

    private HostFileText() {}

    static String of(int components) {
        StringBuilder text = new StringBuilder("runner:\n  docker: {runTimeout: 5m}\n  components:\n");
        for (int i = 0; i < components; i++) {
            text.append(component(i).indent(4));
        }
        return text.toString();
    }

    private static String component(int number) {
        return """
                component-%d:
                  docker:
                    # what this one needs besides
                    buildTimeout: %ds
                    runTimeout: 2m
                    stopGracePeriod: PT5S
                    resourceLimits:
                      memory: %dm
                      cpus: 1.5
                      pids: 256
                      timeout: 7200
                    securityOptions:
                      - "--security-opt=no-new-privileges"
                      - "--read-only"
                      - "--tmpfs=/tmp:size=64m"
                      - "--cap-drop=ALL"
                    imageCleanupPolicy: on-error
                """.formatted(number, 60 + number, 128 + number);
    }
}
