package io.github.runner4j.testkit.internal.applet.net;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.applet.text.LineReader;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/** Answers one request, as the server of BusyBox does. */
record HttpdAnswer(Tree tree, String root, Clock clock) {

    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;
    private static final Map<Integer, String> NAMES = Map.of(
            OK,
            "OK",
            FOUND,
            "Found",
            BAD_REQUEST,
            "Bad Request",
            NOT_FOUND,
            "Not Found",
            NOT_IMPLEMENTED,
            "Not Implemented");
    private static final Map<Integer, String> TEXTS = Map.of(
            BAD_REQUEST, "Unsupported method",
            NOT_FOUND, "The requested URL was not found",
            NOT_IMPLEMENTED, "The requested method is not recognized");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("txt", "text/plain"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("css", "text/css"),
            Map.entry("js", "application/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "text/xml"));

    /** Reads the request and answers it; the status. */
    int answer(Socket socket) throws IOException {
        LineReader lines = new LineReader(socket.getInputStream());
        String first = lines.next();
        String header;
        do {
            // None of the headers matters.
            header = lines.next();
        } while (header != null && !header.isBlank());
        OutputStream out = socket.getOutputStream();
        String[] parts = first == null ? new String[0] : first.trim().split(" ", -1);
        if (parts.length < 2 || !parts[1].startsWith("/")) {
            return failure(out, BAD_REQUEST);
        } else if (!parts[0].equals("GET") && !parts[0].equals("HEAD")) {
            return failure(out, NOT_IMPLEMENTED);
        }
        String path =
                URLDecoder.decode(parts[1].replaceFirst("[?#].*", "").replace("+", "%2B"), StandardCharsets.UTF_8);
        return file(out, path, parts[0].equals("GET"));
    }

    private int file(OutputStream out, String path, boolean body) throws IOException {
        String file = root + path + (path.endsWith("/") ? "index.html" : "");
        boolean outside = ("/" + path + "/").contains("/../");
        if (outside || !tree.exists(file)) {
            return failure(out, NOT_FOUND);
        } else if (tree.isDirectory(file)) {
            head(out, FOUND, "text/html", "Location: " + path + "/\r\n");
            return FOUND;
        }
        FileNode node = tree.follow(file).orElseThrow();
        Content content = tree.content(file);
        long seconds = node.modified().getEpochSecond();
        String further = "Accept-Ranges: bytes\r\nLast-Modified: " + HttpDate.of(node.modified()) + "\r\nETag: \""
                + Long.toHexString(seconds) + "-" + Integer.toHexString(content.size()) + "\"\r\nContent-Length: "
                + content.size() + "\r\n";
        head(out, OK, type(file), further);
        if (body) {
            out.write(content.toBytes());
        }
        return OK;
    }

    private static String type(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private int failure(OutputStream out, int status) throws IOException {
        head(out, status, "text/html", "");
        String title = status + " " + NAMES.get(status);
        out.write(("<HTML><HEAD><TITLE>" + title + "</TITLE></HEAD>\n<BODY><H1>" + title + "</H1>\n" + TEXTS.get(status)
                        + "\n</BODY></HTML>\n")
                .getBytes(StandardCharsets.UTF_8));
        return status;
    }

    private void head(OutputStream out, int status, String type, String further) throws IOException {
        String head = "HTTP/1.1 " + status + " " + NAMES.get(status) + "\r\nDate: " + HttpDate.of(clock.instant())
                + "\r\nConnection: close\r\nContent-type: " + type + "\r\n" + further + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    }
}
