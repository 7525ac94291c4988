package io.github.runner4j.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** Ports that do everything right but for one thing. */
final class Faulty {

    /** A call of a port, before it is done. */
    record Call(Object port, Method method, Object[] given) {

        /** Does it as the port does, perhaps with other arguments. */
        Object real(Object... arguments) throws Throwable {
            try {
                return method.invoke(port, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        Object real() throws Throwable {
            return real(given);
        }

        /** The arguments with one replaced. */
        Object[] givenWith(int index, Object argument) {
            Object[] changed = given.clone();
            changed[index] = argument;
            return changed;
        }
    }

    /** Does a call in its own way. */
    @FunctionalInterface
    interface Fault {

        Object call(Call call) throws Throwable;
    }

    private Faulty() {}

    /** The port with a fault; it has all the interfaces of the port. */
    static Object port(Object port, Fault fault) {
        return Proxy.newProxyInstance(
                Faulty.class.getClassLoader(),
                Arrays.stream(port.getClass().getInterfaces()).distinct().toArray(Class<?>[]::new),
                (proxy, method, arguments) ->
                        fault.call(new Call(port, method, arguments == null ? new Object[0] : arguments)));
    }

    /** A fault of one method; the others are right. */
    static Fault in(String method, Fault fault) {
        return call -> call.method().getName().equals(method) ? fault.call(call) : call.real();
    }
}
