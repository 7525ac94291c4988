package io.github.runner4j.testkit.internal.applet.sed;

import java.util.Optional;

/**
 * One command of a script.
 *
 * @param name its letter
 * @param from the first address
 * @param to the second address
 * @param not whether it is for the lines that the addresses leave out
 * @param text what belongs to it: text to add, a label, a file
 * @param substitution what {@code s} does
 * @param target where it goes on: after the block that it begins, or at a label
 */
record Step(
        char name,
        Optional<Address> from,
        Optional<Address> to,
        boolean not,
        String text,
        Optional<Substitution> substitution,
        int target) {

    Step withTarget(int index) {
        return new Step(name, from, to, not, text, substitution, index);
    }
}
