package io.github.runner4j.testkit.junit;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** A field of a test's instance that is to be set. */
record InjectedField(Object target, Field field) {

    static List<InjectedField> of(Object target) {
        return AnnotationSupport.findAnnotatedFields(
                        target.getClass(), Injected.class, each -> true, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(each -> new InjectedField(target, each))
                .toList();
    }

    void set(Fixtures fixtures) {
        if (!Fixtures.gives(field.getType())) {
            throw wrong(
                    "it is a " + field.getType().getSimpleName()
                            + ", and only a Runner, FakeDocker, GitRepositories or InMemoryPorts is given",
                    null);
        }
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
            throw wrong("it is static or final, and each test sets it anew", null);
        }
        try {
            field.setAccessible(true);
            field.set(target, fixtures.get(field.getType()));
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw wrong("its package has to be open to the testkit or to everybody", e);
        }
    }

    private ExtensionConfigurationException wrong(String reason, @Nullable Exception cause) {
        return new ExtensionConfigurationException(
                "The field " + field.getName() + " of "
                        + field.getDeclaringClass().getSimpleName() + " cannot be @Injected: " + reason + ".",
                cause);
    }
}
