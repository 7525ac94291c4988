package io.github.runner4j.error;

/**
 * A place in a text file.
 *
 * @param file the file's name as a person would write it
 * @param line the line, from 1; 0 when the file as a whole is meant
 * @param column the column, from 1; 0 when the line as a whole is meant
 */
public record Place(String file, int line, int column) {

    /**
     * The file as a whole.
     *
     * @param file the file's name
     * @return the place
     */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /** The form that editors open: {@code file:line:column}. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
