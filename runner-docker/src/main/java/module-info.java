/** The stages over JGit, YAML and the Docker Engine API. */
module io.github.runner4j.docker {
    requires transitive io.github.runner4j.api;
    requires static org.immutables.value.annotations; // javac warns of docker-java's annotations without it
    requires static org.jspecify;

    // Ours: what the code here imports.
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.github.dockerjava.api;
    requires com.github.dockerjava.core;
    requires com.github.dockerjava.transport;
    requires com.github.dockerjava.transport.zerodep;
    requires org.apache.commons.compress;
    requires org.eclipse.jgit;
    requires org.eclipse.jgit.ssh.apache;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    // Theirs: docker-java, JGit and sshd are automatic modules and declare nothing. The module system brings every
    // automatic module along with the first one, but a named module only when somebody requires it.
    requires com.fasterxml.jackson.annotation; // docker-java-api: its model classes are annotated for Jackson
    requires com.google.common; // docker-java-core: immutable collections in its commands and Dockerfile parser
    requires com.googlecode.javaewah; // JGit: compressed bitmaps of pack files
    requires com.sun.jna; // docker-java-transport-zerodep: Unix sockets and named pipes
    requires org.apache.commons.codec; // JGit: Base32 of its LFS and IO helpers
    requires org.apache.commons.io; // docker-java-core: reads archives and streams
    requires org.apache.commons.lang3; // docker-java-core: builders and string helpers
    requires org.bouncycastle.pkix; // docker-java-core: PEM keys of a TLS daemon
    requires org.bouncycastle.provider; // docker-java-core and sshd: keys and ciphers the JDK lacks
    requires org.bouncycastle.util; // bcpkix: ASN.1 structures

    // Of the JDK, and again undeclared by automatic modules.
    requires java.logging; // zerodep: its shaded HTTP client names java.util.logging
    requires java.management; // JGit: registers its window cache as an MXBean
    requires java.naming; // JGit: host names of certificates
    requires java.security.jgss; // sshd and JGit: Kerberos authentication classes are named, if not used
    requires jdk.unsupported; // JNA: sun.misc.Unsafe
}
