package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Hijacked;
import io.github.runner4j.testkit.internal.stdio.AttachSpec;
import io.github.runner4j.testkit.internal.stdio.Attachment;
import io.github.runner4j.testkit.internal.stdio.Stdio;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Connections that are taken over and joined to a process. */
final class Hijacks {

    private static final int SWITCHING = 101;

    private Hijacks() {}

    /**
     * Takes the connection over, with 101 when the client asked for an upgrade and with 200 when it did not, and joins it to a
     * process; the client gets what it writes from here on. {@link Attachment#pump} is still to be called.
     *
     * @param headers of the answer beside those that say what the stream is
     */
    static Attachment join(Call call, Map<String, String> headers, Stdio stdio, AttachSpec spec) {
        String type = StreamType.of(call.api(), stdio.spec().tty());
        boolean upgrade = call.request().header("Upgrade").isPresent();
        Head head = new Head(upgrade ? SWITCHING : 200, headers).with("Content-Type", type);
        if (upgrade) {
            head = head.with("Connection", "Upgrade").with("Upgrade", "tcp");
        }
        Attachment attachment = new Attachment(stdio, spec);
        attachment.begin();
        call.exchange().onGone(attachment::leave);
        attachment.connect(call.exchange().hijack(head));
        return attachment;
    }

    /** Refuses in the way of a call whose connection is taken over before anything is checked: with a line of text. */
    static void refuse(Call call, int status, String message) {
        Head head = new Head(status, Map.of("Content-Type", StreamType.RAW));
        Hijacked connection = call.exchange().hijack(head);
        connection.out().write((message + "\r\n").getBytes(StandardCharsets.UTF_8));
        connection.out().finish();
    }
}
