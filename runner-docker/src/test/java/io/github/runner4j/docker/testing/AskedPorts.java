package io.github.runner4j.docker.testing;

import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ImageBuilder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine and a builder that answer what is only asked, and refuse the rest. */
public final class AskedPorts {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** The engine. */
    public ContainerEngine engine() {
        return port(ContainerEngine.class);
    }

    /** The builder. */
    public ImageBuilder images() {
        return port(ImageBuilder.class);
    }

    /** The names of the methods that were called. */
    public List<String> asked() {
        return asked;
    }

    private <T> T port(Class<T> type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            asked.add(method.getName());
            return switch (method.getName()) {
                case "info" ->
                    new SystemInfo("recording", "1", "1", "memory:", "127.0.0.1", false, List.of(), Map.of());
                case "list" -> List.of();
                case "find" -> Optional.empty();
                case "close", "events" -> null;
                default -> throw new AssertionError(method.getName() + " was called");
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
