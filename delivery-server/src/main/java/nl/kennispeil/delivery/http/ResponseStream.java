package nl.kennispeil.delivery.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends what is written to it, in parts, and waits for a slow reader, but not for ever. For one thread that may block;
 * the reply has its head and is chunked.
 */
public final class ResponseStream extends OutputStream {

    private static final int PART = 32 * 1024;
    private static final int PATIENCE_SECONDS = 20;

    private final HttpServerResponse response;
    private final byte[] part = new byte[PART];
    private int filled;

    public ResponseStream(HttpServerResponse response) {
        this.response = response;
    }

    @Override
    public void write(int value) throws IOException {
        if (filled == PART) {
            flush();
        }
        part[filled++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == PART) {
                flush();
            }
            int now = Math.min(left, PART - filled);
            System.arraycopy(bytes, from, part, filled, now);
            filled += now;
            from += now;
            left -= now;
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled == 0) {
            return;
        }
        byte[] now = Arrays.copyOf(part, filled);
        filled = 0;
        try {
            response.write(Buffer.buffer(now))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the reader is gone or too slow", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while sending", e);
        }
    }
}
