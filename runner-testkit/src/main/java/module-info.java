/** Fakes, fixtures and the contract kit for programs and plugins that use Runner4j. */
module io.github.runner4j.testkit {
    exports io.github.runner4j.testkit.files;
    exports io.github.runner4j.testkit.program;
    exports io.github.runner4j.testkit.time;

    requires transitive io.github.runner4j.api;
    requires static org.jspecify;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
}
