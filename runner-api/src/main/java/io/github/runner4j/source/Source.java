package io.github.runner4j.source;

/**
 * Where code comes from. The library knows {@link GitSource} and {@link DirectorySource}; a plugin's own kind implements this
 * and comes with a source provider that understands it.
 */
public interface Source {

    /**
     * The source as a person would name it.
     *
     * @return one line without any credential
     */
    String describe();
}
