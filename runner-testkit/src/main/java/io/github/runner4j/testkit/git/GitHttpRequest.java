package io.github.runner4j.testkit.git;

import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method {@code GET}, {@code POST}
 * @param path the URL's path, decoded, with its leading slash
 * @param authorization the header of that name; it may hold a credential in the clear
 */
public record GitHttpRequest(String method, String path, Optional<String> authorization) {}
