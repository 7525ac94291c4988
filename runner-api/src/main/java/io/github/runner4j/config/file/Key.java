package io.github.runner4j.config.file;

import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.error.Place;

/**
 * One key of a group.
 *
 * @param name as it stands in the file
 * @param required whether it has to be there
 * @param about what it is for, in one sentence
 * @param shape what its value looks like
 * @param reader reads the value
 * @param <B> what the group is read into
 */
record Key<B>(String name, boolean required, String about, Shape<?> shape, Reader<B> reader) {

    /**
     * A value that was read, and where it stands.
     *
     * @param value the value
     * @param place where it begins
     * @param path its key's path
     * @param secret whether it must not be shown
     * @param problems takes what is wrong with it besides
     */
    record Found<T>(T value, Place place, String path, boolean secret, Problems problems) {

        void report(String message) {
            problems.add(place, path, message);
        }
    }

    /** Reads a key's value into what the group is read into. */
    @FunctionalInterface
    interface Reader<B> {
        void read(Entry entry, String path, B target, Problems problems);
    }

    /** What becomes of a value. */
    @FunctionalInterface
    interface Setter<B, T> {
        void set(B target, Found<T> found);
    }

    static <B, T> Key<B> of(String name, Shape<T> shape, String about, Setter<B, T> setter) {
        return new Key<>(name, false, about, shape, (entry, path, target, problems) -> {
            ConfigNode node = entry.value();
            boolean secret = Placed.secret(node);
            shape.read(node, path, problems)
                    .ifPresent(value -> setter.set(target, new Found<>(value, node.place(), path, secret, problems)));
        });
    }

    /** A group inside the group, read into the same thing. */
    static <B> Key<B> group(String name, Group<B> group, String about) {
        return new Key<>(
                name,
                false,
                about,
                group,
                (entry, path, target, problems) ->
                        group.into(target, entry.value(), entry.key().place(), path, problems));
    }

    Key<B> asRequired() {
        return new Key<>(name, true, about, shape, reader);
    }
}
