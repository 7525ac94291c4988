package io.github.runner4j.testkit.api;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Turns the expectation of a case round where it is known that an engine does otherwise. */
final class DifferenceExtension implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        intercept(invocation, method);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        intercept(invocation, method);
    }

    private void intercept(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method) throws Throwable {
        EngineContract contract = (EngineContract) method.getTarget().orElseThrow();
        Class<?> declaring = method.getExecutable().getDeclaringClass();
        Differences differences = Differences.of(declaring.getSimpleName());
        differences.refuseUnknown(Arrays.stream(declaring.getDeclaredMethods())
                .map(Method::getName)
                .toList());
        String reason = differences
                .reason(contract.target, method.getExecutable().getName())
                .orElse("");
        if (reason.isEmpty()) {
            invocation.proceed();
        } else {
            mustFail(invocation, contract.target + " differs: " + reason, reason.startsWith(Differences.AT_TIMES));
        }
    }

    private static void mustFail(Invocation<Void> invocation, String reason, boolean atTimes) throws Throwable {
        try {
            invocation.proceed();
            if (atTimes) {
                return;
            }
        } catch (TestAbortedException e) {
            throw e;
        } catch (AssertionError | RuntimeException e) {
            String what = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
            throw new TestAbortedException(reason + " [" + what + "]", e);
        }
        throw new AssertionError("The case passes, but it is listed: " + reason);
    }
}
