package nl.kennispeil.delivery.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.kennispeil.delivery.Settings;
import nl.kennispeil.delivery.http.WebServer;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file of {@code serve}: JSON, in which comments and a comma too many are allowed.
 *
 * @param host address to listen on; default 0.0.0.0
 * @param port port to listen on, 1..65535; default 8443 with TLS, 8080 without
 * @param tls certificate and key; without them the server listens on loopback only, behind a proxy that has them
 * @param store where documents are kept
 * @param secret file with the server's secret, made at the first start; keep a copy away from the store's
 * @param masterKey file with the key around the keys of persons; default {@code master.key} beside the secret
 * @param ledger the purge ledger; default {@code purge-ledger.jsonl} beside the secret
 * @param researchKey where the key holder puts the key of the research store for as long as it is needed; without it
 *     nothing is copied there
 * @param researchStore where the research store is; default a folder or a database beside the store
 * @param backups folder for a backup every night, to be copied elsewhere; none without
 * @param media folder with the images and videos of items
 * @param storeThreads calls to the store that may wait at once, 2..256; default 16
 */
record ServeConfig(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Tls tls,
        @Nullable StoreConfig store,
        @Nullable String secret,
        @Nullable String masterKey,
        @Nullable String ledger,
        @Nullable String researchKey,
        @Nullable StoreConfig researchStore,
        @Nullable String backups,
        @Nullable String media,
        @Nullable Integer storeThreads) {

    /** PEM files; the key as PKCS#8. */
    record Tls(String certificate, String key) {}

    /**
     * One of the two.
     *
     * @param mongodb URI of a replica set
     * @param folder folder of the embedded store
     * @param allowStandalone true to accept a MongoDB that is no replica set, for trials
     */
    record StoreConfig(@Nullable String mongodb, @Nullable String folder, boolean allowStandalone) {}

    private static final int DEFAULT_THREADS = 16;
    private static final Duration FRESHNESS = Duration.ofSeconds(3);
    private static final long MAXIMUM_BYTES = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws IllegalArgumentException when the file is missing something or says something that is not allowed */
    static ServeConfig read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAXIMUM_BYTES) {
            throw new IllegalArgumentException(
                    "--config " + file + " is not a file of at most " + MAXIMUM_BYTES + " bytes");
        }
        ServeConfig config;
        try {
            config = JSON.readValue(file.toFile(), ServeConfig.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + ", line " + line + ": " + e.getOriginalMessage());
        }
        config.check(file);
        return config;
    }

    private void check(Path file) {
        if (store == null || (store.mongodb() == null) == (store.folder() == null)) {
            throw new IllegalArgumentException(
                    file + ": \"store\" needs either \"mongodb\" (a URI) or \"folder\" (a path)");
        }
        if (researchStore != null && (researchStore.mongodb() == null) == (researchStore.folder() == null)) {
            throw new IllegalArgumentException(
                    file + ": \"researchStore\" needs either \"mongodb\" (a URI) or \"folder\" (a path)");
        }
        if (secret == null) {
            throw new IllegalArgumentException(file + ": \"secret\" (path of the file with the secret) is missing");
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException(file + ": \"port\" is " + port + ", allowed is 0..65535");
        }
        if (tls == null && host != null && !host.equals("127.0.0.1") && !host.equals("localhost")) {
            throw new IllegalArgumentException(
                    file + ": \"host\" is " + host + " without \"tls\"; only 127.0.0.1 is allowed in clear text");
        }
    }

    StoreConfig requiredStore() {
        if (store == null) {
            throw new IllegalStateException("checked when read");
        }
        return store;
    }

    Path secretFile() {
        if (secret == null) {
            throw new IllegalStateException("checked when read");
        }
        return Path.of(secret);
    }

    /** The file given, or {@code master.key} beside the secret. */
    Path masterKeyFile() {
        return masterKey == null ? secretFile().toAbsolutePath().resolveSibling("master.key") : Path.of(masterKey);
    }

    /** The file given, or the purge ledger beside the secret. */
    Path ledgerFile() {
        return ledger == null ? secretFile().toAbsolutePath().resolveSibling(Installation.LEDGER) : Path.of(ledger);
    }

    @Nullable
    Path researchKeyFile() {
        return researchKey == null ? null : Path.of(researchKey);
    }

    private Settings.@Nullable Backup backup() {
        return backups == null
                ? null
                : new Settings.Backup(
                        Path.of(backups), secretFile().toAbsolutePath().resolveSibling("backup.key"));
    }

    /** The folder given, or {@code media} beside the configuration's working directory. */
    String mediaFolder() {
        return media == null ? "media" : media;
    }

    Settings settings() {
        boolean embedded = requiredStore().folder() != null;
        WebServer.Address address = tls == null
                ? new WebServer.Address("127.0.0.1", port == null ? 8080 : port, null, null)
                : new WebServer.Address(
                        host == null ? "0.0.0.0" : host,
                        port == null ? 8443 : port,
                        Path.of(tls.certificate()),
                        Path.of(tls.key()));
        return new Settings(
                address,
                storeThreads == null ? DEFAULT_THREADS : storeThreads,
                embedded ? Duration.ZERO : FRESHNESS,
                false,
                true,
                ledgerFile(),
                researchKeyFile(),
                true,
                backup());
    }
}
