package io.github.runner4j.assembly;

import io.github.runner4j.config.PortRequest;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.container.Ports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Goes through the host ports that a launch may have: for each request the preferred one, then its range, then any. What other
 * launches of this runner are about to take is left to them. The engine has the last word.
 */
final class PortChooser implements AutoCloseable {

    /** How often an engine that is free to choose any port may still come too late for the one it chose. */
    private static final int OTHER_TRIES = 3;

    private final List<Choice> choices;
    private final boolean local;
    private final Set<String> reserved;
    private final Set<String> mine = new HashSet<>();
    private int otherTries = OTHER_TRIES;

    /**
     * For one launch.
     *
     * @param requests the ports wanted
     * @param local whether the engine's host is this machine, so that asking it for free ports means something
     * @param reserved what launches of this runner are about to take, shared by all of them and safe for several threads
     */
    PortChooser(List<PortRequest> requests, boolean local, Set<String> reserved) {
        this.choices = requests.stream().map(Choice::new).toList();
        this.local = local;
        this.reserved = reserved;
    }

    /** The next combination to try. */
    List<PortBinding> choose() {
        List<PortBinding> bindings = new ArrayList<>();
        for (Choice choice : choices) {
            while (!choice.isFinal() && !take(choice)) {
                choice.advance();
            }
            bindings.add(choice.binding());
        }
        return bindings;
    }

    /**
     * The engine refused the last combination because of a port.
     *
     * @return whether there is another combination
     */
    boolean refused() {
        List<Choice> open = choices.stream().filter(choice -> !choice.isFinal()).toList();
        List<Choice> busy =
                open.stream().filter(choice -> local && !choice.isFree()).toList();
        (busy.isEmpty() ? open : busy).forEach(Choice::advance);
        close();
        boolean free = choices.stream().anyMatch(choice -> !choice.request.exact());
        return !open.isEmpty() || (free && otherTries-- > 0);
    }

    /** Gives back what was reserved. The engine holds the ports now, or nobody wants them. */
    @Override
    public void close() {
        reserved.removeAll(mine);
        mine.clear();
    }

    private boolean take(Choice choice) {
        if (!reserved.add(choice.name())) {
            return false;
        }
        mine.add(choice.name());
        return !local || choice.isFree();
    }

    /** The candidates of one request. */
    private static final class Choice {

        private static final int ANY = 0;

        private final PortRequest request;
        private final PrimitiveIterator.OfInt candidates;
        private int port;

        Choice(PortRequest request) {
            this.request = request;
            IntStream range = request.range()
                    .map(each -> IntStream.rangeClosed(each.first(), each.last()))
                    .orElse(IntStream.empty());
            this.candidates =
                    IntStream.concat(request.hostPort().stream(), range).iterator();
            this.port = ANY;
            advance();
        }

        /** TCP and UDP have ports of their own. */
        String name() {
            return port + "/" + request.protocol();
        }

        /** Whether there is nothing to try after this one. */
        boolean isFinal() {
            return request.exact() || port == ANY;
        }

        void advance() {
            port = candidates.hasNext() ? candidates.nextInt() : ANY;
        }

        boolean isFree() {
            return Ports.isFree(request.address(), port, request.protocol());
        }

        PortBinding binding() {
            return new PortBinding(request.containerPort(), request.protocol(), request.address(), port);
        }
    }
}
