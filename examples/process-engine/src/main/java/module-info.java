/** A container engine that runs programs as processes of this machine. */
module io.github.runner4j.examples.process {
    requires transitive io.github.runner4j.api;
    requires static org.jspecify;

    exports io.github.runner4j.examples.process;
}
