package io.github.runner4j.testkit.api;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Status and headers of an answer.
 *
 * @param status the HTTP status
 * @param reason the text beside it
 * @param values by name in any case; of several with one name, the last
 */
record Headers(int status, String reason, TreeMap<String, String> values) {

    static Headers read(Wire wire) throws IOException {
        String[] statusLine = wire.line().split(" ", 3);
        if (statusLine.length < 2 || !statusLine[0].matches("HTTP/1\\.[01]")) {
            throw new IOException("Not an answer in HTTP: " + String.join(" ", statusLine));
        }
        TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = wire.line(); !line.isEmpty(); line = wire.line()) {
            int colon = line.indexOf(':');
            values.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new Headers(Integer.parseInt(statusLine[1]), statusLine.length > 2 ? statusLine[2] : "", values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The body that follows them. */
    Body body(Wire wire, String method) {
        if (status == 101) {
            return Body.untilClosed(wire);
        }
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return Body.none();
        }
        if (value("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return Body.chunked(wire);
        }
        return value("Content-Length")
                .map(length -> Body.of(wire, Integer.parseInt(length)))
                .orElseGet(() -> Body.untilClosed(wire));
    }
}
