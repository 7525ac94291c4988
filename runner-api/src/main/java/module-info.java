/** What callers use, what plugin authors implement, and the pipeline that joins the ports. */
module io.github.runner4j.api {
    // Annotations alone: nothing is needed when the program runs.
    requires static transitive org.jspecify;

    exports io.github.runner4j;
    exports io.github.runner4j.assembly;
    exports io.github.runner4j.config;
    exports io.github.runner4j.config.file;
    exports io.github.runner4j.config.level;
    exports io.github.runner4j.container;
    exports io.github.runner4j.error;
    exports io.github.runner4j.event;
    exports io.github.runner4j.image;
    exports io.github.runner4j.instance;
    exports io.github.runner4j.plan;
    exports io.github.runner4j.secret;
    exports io.github.runner4j.source;
    exports io.github.runner4j.spi;
}
