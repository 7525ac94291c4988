package io.github.runner4j.docker.internal.daemon;

/**
 * A place where an engine may be.
 *
 * @param origin why it is looked at
 * @param address the place
 * @param chosen whether somebody chose it; then it is this one or none
 */
record Candidate(String origin, Address address, boolean chosen) {

    static Candidate chosen(String origin, Address address) {
        return new Candidate(origin, address, true);
    }

    static Candidate usual(String origin, Address address) {
        return new Candidate(origin, address, false);
    }

    @Override
    public String toString() {
        return origin + ", " + address;
    }
}
