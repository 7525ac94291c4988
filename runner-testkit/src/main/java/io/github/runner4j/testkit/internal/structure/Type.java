package io.github.runner4j.testkit.internal.structure;

import java.util.Map;

/** The type of a field, of the elements of a list, or of the values of an object. */
sealed interface Type {

    /** A value that is no structure; named as the engine's own language names it. */
    enum Simple implements Type {
        STRING("string"),
        BOOL("bool"),
        INT("int"),
        INT64("int64"),
        UINT16("uint16"),
        UINT32("uint32"),
        UINT64("uint64"),
        /** Texts, or a single one. */
        WORDS("string"),
        /** Two whole numbers. */
        PAIR("[2]uint"),
        /** An object without fields. */
        EMPTY("struct {}");

        private final String label;

        Simple(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether a number is in its range. */
        boolean holds(long number) {
            return switch (this) {
                case UINT16 -> number >= 0 && number <= 0xFFFF;
                case UINT32 -> number >= 0 && number <= 0xFFFFFFFFL;
                case UINT64 -> number >= 0;
                default -> true;
            };
        }
    }

    /** Several of one type. */
    record Many(Type element) implements Type {

        @Override
        public String label() {
            return "[]" + element.label();
        }
    }

    /** Names, with something of one type each. */
    record Named(Type element) implements Type {

        @Override
        public String label() {
            return "map[string]" + element.label();
        }
    }

    /** Something, or null. */
    record Maybe(Type element) implements Type {

        @Override
        public String label() {
            return element.label();
        }
    }

    /** A structure, by its name. */
    record Reference(String name) implements Type {

        @Override
        public String label() {
            return "container." + name;
        }
    }

    Map<String, Simple> BY_NAME = Map.of(
            "string", Simple.STRING,
            "bool", Simple.BOOL,
            "int", Simple.INT,
            "int64", Simple.INT64,
            "uint16", Simple.UINT16,
            "uint32", Simple.UINT32,
            "uint64", Simple.UINT64,
            "words", Simple.WORDS,
            "pair", Simple.PAIR,
            "empty", Simple.EMPTY);

    /** How the engine calls it in its complaints. */
    String label();

    /** Reads it as it is written in the list of structures. */
    static Type parse(String text) {
        String inner = text.length() > 2 ? text.substring(1, text.length() - 1) : text;
        return switch (text.charAt(0)) {
            case '*' -> new Maybe(parse(text.substring(1)));
            case '[' -> new Many(parse(inner));
            case '{' -> new Named(parse(inner));
            default -> BY_NAME.containsKey(text) ? BY_NAME.get(text) : new Reference(text);
        };
    }
}
