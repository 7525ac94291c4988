package io.github.runner4j.monitoring.catalog;

import io.github.runner4j.Runner;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.CatalogEntity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which components there are. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface ComponentCatalog {

    /**
     * All components.
     *
     * @return the components, in an order of the catalog's own
     * @throws ConfigException when a file of the catalog is not accepted
     */
    List<CatalogEntity> components();

    /**
     * One component.
     *
     * @param entityRef its name, as portals write it: {@code [component:][namespace/]name}; the namespace is not looked at
     * @return the component, if there is one
     */
    default Optional<CatalogEntity> find(String entityRef) {
        String name = EntityRefs.name(entityRef);
        return components().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * A catalog in memory.
     *
     * @param components what it has
     * @return the catalog
     */
    static ComponentCatalog of(List<CatalogEntity> components) {
        List<CatalogEntity> kept = List.copyOf(components);
        return () -> kept;
    }

    /**
     * The files {@code catalog-info.yaml} in a directory and, at most four levels deep, below it. They are read anew at each call.
     *
     * @param runner reads the files
     * @param directory where they are
     * @return the catalog
     */
    static ComponentCatalog directory(Runner runner, Path directory) {
        return new DirectoryCatalog(runner, directory);
    }
}
