/** Fakes, fixtures and the contract kit for programs and plugins that use Runner4j. */
module io.github.runner4j.testkit {
    requires transitive io.github.runner4j.api;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires java.management;
    requires jdk.httpserver;
    requires org.apache.commons.compress;
    requires static info.picocli; // the stand-alone program alone
    requires static org.apache.sshd.osgi; // with JGit, for .testkit.git alone
    requires static org.eclipse.jgit;

    exports io.github.runner4j.testkit.assertions;
    exports io.github.runner4j.testkit.contract;
    exports io.github.runner4j.testkit.daemon;
    exports io.github.runner4j.testkit.fault;
    exports io.github.runner4j.testkit.files;
    exports io.github.runner4j.testkit.git;
    exports io.github.runner4j.testkit.junit;
    exports io.github.runner4j.testkit.memory;
    exports io.github.runner4j.testkit.program;
    exports io.github.runner4j.testkit.time;
    exports io.github.runner4j.testkit.wire;

    opens io.github.runner4j.testkit.contract to
            org.junit.platform.commons; // the tests of a contract are hidden from those who extend it
    opens io.github.runner4j.testkit.internal.standalone to
            info.picocli;
}
