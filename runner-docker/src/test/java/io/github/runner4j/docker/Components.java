package io.github.runner4j.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small components that need no more than a {@code busybox} image, and talks to them. */
final class Components {

    static final String WEB = """
            FROM busybox
            COPY www /www
            EXPOSE 8080
            CMD ["httpd", "-f", "-v", "-p", "8080", "-h", "/www"]
            """;

    private Components() {}

    /** A web server that answers with a text. */
    static Path web(Path directory, String text) {
        write(directory.resolve("Dockerfile"), WEB);
        write(directory.resolve("www/index.html"), text);
        return directory;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String get(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
