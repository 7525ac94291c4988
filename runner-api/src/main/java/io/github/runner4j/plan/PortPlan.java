package io.github.runner4j.plan;

import io.github.runner4j.config.PortRequest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of a port that is to be published. Another program may be faster: the engine has the last word.
 *
 * @param request what is wanted
 * @param holder who holds the wanted host port, if it is seen to be taken
 * @param likely the host port it would get now; absent when the engine would choose one, or when the launch would be refused
 */
public record PortPlan(PortRequest request, Optional<String> holder, OptionalInt likely) {

    /**
     * Whether the launch would be refused because of this port: only this one will do, and somebody holds it.
     *
     * @return true when it would
     */
    public boolean refused() {
        return request.exact() && holder.isPresent();
    }
}
