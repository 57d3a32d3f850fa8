package nl.kennispeil.delivery.http;

import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads forms: bounded bodies, and fields that are texts or dates. */
public final class Forms {

    private static final int LIMIT = 32 * 1024;

    private Forms() {}

    /** Reads a plain form. */
    public static BodyHandler plain() {
        return BodyHandler.create(false).setBodyLimit(LIMIT);
    }

    /** Reads a plain form of at most so many bytes. */
    public static BodyHandler plain(int atMost) {
        return BodyHandler.create(false).setBodyLimit(atMost);
    }

    /** Reads a form with one file of at most this size; the copy on disk goes with the request. */
    public static BodyHandler upload(Path directory, int atMost) {
        return BodyHandler.create(directory.toString())
                .setBodyLimit(atMost + LIMIT)
                .setDeleteUploadedFilesOnEnd(true);
    }

    /** A field of the form; empty when it is not there. */
    public static String text(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name)).orElse("");
    }

    /** @throws BadRequest 400 when it is no date */
    public static LocalDate date(RoutingContext context, String name) {
        try {
            return LocalDate.parse(text(context, name).strip());
        } catch (DateTimeParseException e) {
            throw new BadRequest(400, "no-date");
        }
    }

    /** The uploaded file; no bytes when there is none. */
    public static byte[] file(RoutingContext context) throws IOException {
        List<FileUpload> uploads = context.fileUploads();
        return uploads.isEmpty()
                ? new byte[0]
                : Files.readAllBytes(Path.of(uploads.get(0).uploadedFileName()));
    }

    /** What the page before this one did, for a line at the top; empty for nothing that is known. */
    public static String done(RoutingContext context, List<String> known) {
        String value = context.queryParams().get("gedaan");
        return value != null && known.contains(value) ? value : "";
    }
}
