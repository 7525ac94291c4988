/** Programs with a main over the public API. */
module io.github.runner4j.examples {
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires io.github.runner4j.docker;
    requires io.github.runner4j.monitoring;
    requires io.github.runner4j.testkit;
    requires me.tongfei.progressbar;
    requires org.eclipse.jgit;
    requires static org.jspecify;

    opens io.github.runner4j.examples to
            info.picocli; // it fills in the options
}
