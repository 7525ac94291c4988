/** What callers use, what plugin authors implement, and the pipeline that joins the ports. */
module io.github.runner4j.api {
    // Annotations alone: nothing is needed when the program runs.
    requires static transitive org.jspecify;
}
