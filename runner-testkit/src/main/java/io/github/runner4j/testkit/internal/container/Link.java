package io.github.runner4j.testkit.internal.container;

/**
 * That a container knows another one of the default network by a name.
 *
 * @param child the other's id
 * @param alias the name
 */
record Link(String child, String alias) {

    /** As an endpoint of a network is told of it. */
    String spec() {
        return child + ":" + alias;
    }
}
