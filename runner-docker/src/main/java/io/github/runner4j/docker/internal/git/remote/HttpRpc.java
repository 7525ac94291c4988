package io.github.runner4j.docker.internal.git.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a dialogue of single requests: what was written is sent when the next answer is read. */
final class HttpRpc {

    private final WebClient client;
    private final URI service;
    private final HttpRemote remote;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private @Nullable WebResponse response;

    HttpRpc(WebClient client, URI service, HttpRemote remote) {
        this.client = client;
        this.service = service;
        this.remote = remote;
    }

    OutputStream out() {
        return request;
    }

    InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return receive(buffer, offset, length);
            }
        };
    }

    private int receive(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            if (response != null) {
                int count = response.body().read(buffer, offset, length);
                if (count >= 0) {
                    return count;
                }
                response = null;
            }
            if (request.size() == 0) {
                return -1;
            }
            send();
        }
    }

    private void send() throws IOException {
        Map<String, String> headers = remote.headers(service);
        headers.put("Content-Type", "application/x-git-upload-pack-request");
        headers.put("Accept", "application/x-git-upload-pack-result");
        WebResponse answer = client.send("POST", service, headers, request.toByteArray());
        request.reset();
        if (answer.status() != 200) {
            answer.close();
            remote.refuse(answer);
        }
        response = answer;
    }

    void close() {
        client.close();
        if (response != null) {
            Sockets.closeQuietly(response);
            response = null;
        }
        client.close();
    }
}
