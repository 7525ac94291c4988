package planted.stacktraces;

import java.io.PrintWriter;

final class FineTrace {
    void print(Exception e, PrintWriter to) {
        e.printStackTrace(to);
    }
}
