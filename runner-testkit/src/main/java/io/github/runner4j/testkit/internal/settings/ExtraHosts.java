package io.github.runner4j.testkit.internal.settings;

import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.util.regex.Pattern;

/** Names of hosts with their addresses, written {@code name:address}. */
final class ExtraHosts {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private ExtraHosts() {}

    static void check(String text) {
        String[] parts = text.split(":", 2);
        Wording.require(parts.length == 2 && !parts[0].isEmpty(), "bad format for add-host: " + GoQuote.quote(text));
        Wording.require(
                parts[1].equals("host-gateway") || ADDRESS.matcher(parts[1]).matches(),
                "invalid IP address in add-host: " + GoQuote.quote(parts[1]));
    }
}
