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
    requires org.apache.sshd.osgi;
    requires org.eclipse.jgit.ssh.apache;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    // Theirs: docker-java, JGit, sshd and JNA are automatic modules and declare nothing. The module system brings every
    // automatic module along with the first one, but a named module only when somebody requires it.
    requires com.fasterxml.jackson.annotation; // docker-java-api: its model classes are annotated for Jackson
    requires com.google.common; // docker-java-core: its commands' collections and the hash that names a Docker context
    requires com.googlecode.javaewah; // JGit: compressed bitmaps beside pack files
    requires org.apache.commons.codec; // JGit: MurmurHash3 of changed-path filters
    requires org.apache.commons.io; // docker-java-core: reads its configuration file and request bodies
    requires org.apache.commons.lang3; // docker-java-core: equals and hashCode of its configuration
    requires org.bouncycastle.pkix; // docker-java-core: PEM keys of a TLS daemon; sshd: encrypted private keys
    requires org.bouncycastle.provider; // docker-java-core and sshd: keys and ciphers the JDK lacks

    // Of the JDK, for the same reason.
    requires java.logging; // sshd and JNA: name its levels
    requires java.management; // JGit: registers its window cache as an MXBean
    requires java.rmi; // sshd: a channel names its exceptions
    requires java.security.jgss; // docker-java's HTTP client, JGit and sshd: name Kerberos credentials

    exports io.github.runner4j.docker;
}
