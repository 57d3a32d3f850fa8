package nl.kennispeil.delivery.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.bank.icpc.IcpcList;
import nl.kennispeil.delivery.Settings;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.oidc.ProviderSettings;
import nl.kennispeil.delivery.processing.ProcessingRecord;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.SessionRules;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file of {@code serve}: JSON, in which comments and a comma too many are allowed.
 *
 * @param host address to listen on; default 0.0.0.0
 * @param port port to listen on, 1..65535; default 8443 with TLS, 8080 without
 * @param tls certificate and key; without them the server listens on loopback only, behind a proxy that has them
 * @param proxied true when a proxy on this machine has the certificate: cookies are then for TLS only, browsers are told
 *     to come by TLS only, and the proxy is believed when it says from where a request came; not together with tls
 * @param store where documents are kept
 * @param secret file with the server's secret, made at the first start; keep a copy away from the store's
 * @param secretEnv name of a variable of the environment with the secret, instead of the file
 * @param masterKey file with the key around the keys of persons; default {@code master.key} beside the secret
 * @param masterKeyEnv name of a variable of the environment with what stands in such a file, instead of it
 * @param ledger the purge ledger; default {@code purge-ledger.jsonl} beside the secret
 * @param researchKey where the key holder puts the key of the research store for as long as it is needed; without it
 *     nothing is copied there
 * @param researchStore where the research store is; default a folder or a database beside the store
 * @param backups folder for a backup every night, to be copied elsewhere; none without
 * @param media folder with the images and videos of items
 * @param storeThreads calls to the store that may wait at once, 2..256; default 16
 * @param signIn what is asked of those who log in
 * @param oidc the identity provider people may log in through
 * @param processors who else handles the data, for the record of processing; none without
 * @param icpc table with the ICPC codes that items may have ({@code code,title}); any of the right structure without
 */
record ServeConfig(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Tls tls,
        @Nullable Boolean proxied,
        @Nullable StoreConfig store,
        @Nullable String secret,
        @Nullable String secretEnv,
        @Nullable String masterKey,
        @Nullable String masterKeyEnv,
        @Nullable String ledger,
        @Nullable String researchKey,
        @Nullable StoreConfig researchStore,
        @Nullable String backups,
        @Nullable String media,
        @Nullable Integer storeThreads,
        @Nullable SignIn signIn,
        @Nullable Oidc oidc,
        @Nullable List<Processor> processors,
        @Nullable String icpc) {

    /**
     * The identity provider; all but the last three are needed.
     *
     * @param clientSecretFile file with the client secret, or else {@code clientSecretEnv} names a variable with it
     * @param scopes default {@code openid}
     * @param acr class of authentication to require, which then counts as the second factor
     */
    record Oidc(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecretFile,
            @Nullable String clientSecretEnv,
            @Nullable String redirectUri,
            @Nullable String label,
            @Nullable Set<String> scopes,
            @Nullable String acr) {

        ProviderSettings settings() {
            Set<String> asked = scopes;
            return new ProviderSettings(
                    URI.create(required("issuer", issuer)),
                    required("clientId", clientId),
                    SecretSource.of("oidc: the client secret", clientSecretFile, clientSecretEnv)
                            .text(),
                    URI.create(required("redirectUri", redirectUri)),
                    asked == null ? Set.of("openid") : asked,
                    required("label", label),
                    acr);
        }

        private static String required(String name, @Nullable String value) {
            if (value == null) {
                throw new IllegalArgumentException("oidc: \"" + name + "\" is missing");
            }
            return value;
        }
    }

    /**
     * @param idleMinutes how long staff may do nothing before the password is asked again; default 15
     * @param secondFactor false to do without a second factor for staff, for trials; default true
     */
    record SignIn(@Nullable Integer idleMinutes, @Nullable Boolean secondFactor) {}

    /**
     * A party that handles the data for the operator, such as who hosts the machine or keeps the backups; all are needed.
     *
     * @param place country or region where it does
     */
    record Processor(
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String place) {

        ProcessingRecord.SubProcessor told() {
            if (name == null || purpose == null || place == null) {
                throw new IllegalArgumentException(
                        "processors: each needs \"name\", \"purpose\" and \"place\" (the country)");
            }
            return new ProcessingRecord.SubProcessor(name, purpose, place);
        }
    }

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
        ServeConfig config = parse(file);
        config.check(file);
        return config;
    }

    /** The same for a server that vouches for itself, with a certificate beside the configuration. */
    static ServeConfig readSelfSigned(Path file, SelfSignedMaker maker) throws IOException {
        ServeConfig config = parse(file);
        if (config.tls != null) {
            throw new IllegalArgumentException(
                    file + ": \"tls\" names a certificate, and --self-signed asks for another; leave one of them out");
        }
        Tls made = maker.make(
                file.toAbsolutePath().resolveSibling(".").normalize(), config.host == null ? "localhost" : config.host);
        ServeConfig secured = new ServeConfig(
                config.host,
                config.port,
                made,
                config.proxied,
                config.store,
                config.secret,
                config.secretEnv,
                config.masterKey,
                config.masterKeyEnv,
                config.ledger,
                config.researchKey,
                config.researchStore,
                config.backups,
                config.media,
                config.storeThreads,
                config.signIn,
                config.oidc,
                config.processors,
                config.icpc);
        secured.check(file);
        return secured;
    }

    /** Makes a certificate in a folder for a host. */
    @FunctionalInterface
    interface SelfSignedMaker {
        Tls make(Path folder, String host) throws IOException;
    }

    private static ServeConfig parse(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAXIMUM_BYTES) {
            throw new Where.NothingThere("--config " + file + " is not a file of at most " + MAXIMUM_BYTES + " bytes");
        }
        ServeConfig config;
        try {
            config = JSON.readValue(file.toFile(), ServeConfig.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + ", line " + line + ": " + e.getOriginalMessage());
        }
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
        checkKeys(file);
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException(file + ": \"port\" is " + port + ", allowed is 0..65535");
        }
        if (tls != null && Boolean.TRUE.equals(proxied)) {
            throw new IllegalArgumentException(
                    file + ": \"tls\" and \"proxied\" both say who has the certificate; leave one of them out");
        }
        if (tls == null && host != null && !host.equals("127.0.0.1") && !host.equals("localhost")) {
            throw new IllegalArgumentException(
                    file + ": \"host\" is " + host + " without \"tls\"; only 127.0.0.1 is allowed in clear text");
        }
    }

    private void checkKeys(Path file) {
        if (secret == null && secretEnv == null) {
            throw new IllegalArgumentException(
                    file
                            + ": \"secret\" (path of the file with the secret) is missing, or \"secretEnv\" (name of a variable)");
        }
        if (secret != null && secretEnv != null) {
            throw new IllegalArgumentException(
                    file + ": \"secret\" and \"secretEnv\" both say where the secret is; give one of the two");
        }
        if (masterKey != null && masterKeyEnv != null) {
            throw new IllegalArgumentException(
                    file + ": \"masterKey\" and \"masterKeyEnv\" both say where it is; give one of the two");
        }
        if (secret == null && ledger == null) {
            throw new IllegalArgumentException(
                    file + ": \"ledger\" (path of the purge ledger) is missing; with \"secretEnv\" nothing says where");
        }
        if (secret == null && masterKey == null && masterKeyEnv == null) {
            throw new IllegalArgumentException(file
                    + ": \"masterKey\" or \"masterKeyEnv\" is missing; with \"secretEnv\" nothing says where it is");
        }
    }

    StoreConfig requiredStore() {
        if (store == null) {
            throw new IllegalStateException("checked when read");
        }
        return store;
    }

    /**
     * Makes sure that a key is there when the store is in use already: a fresh one would not fit, and without a word
     * nobody would be found any more.
     *
     * @throws Where.NothingThere when it is not
     */
    void requireKeysOf(Store store) {
        if (store.isNew()) {
            return;
        }
        Where.require("the secret", secretFile());
        Where.require("the master key", masterKeyFile());
    }

    /** The file with the master key; null when it comes from the environment. */
    @Nullable
    Path masterKeyFile() {
        if (masterKeyEnv != null) {
            return null;
        }
        return masterKey == null ? beside("master.key") : Path.of(masterKey);
    }

    /** The file with the secret; null when it comes from the environment. */
    @Nullable
    Path secretFile() {
        return secret == null ? null : Path.of(secret);
    }

    /** The server's secret; the file is made when there is none, a variable is not. */
    ServerSecret serverSecret() throws IOException {
        return serverSecret(System::getenv);
    }

    ServerSecret serverSecret(Function<String, @Nullable String> environment) throws IOException {
        Path file = secretFile();
        return file != null
                ? ServerSecret.loadOrCreate(file)
                : ServerSecret.of(
                        SecretSource.of("the secret", null, secretEnv).text(environment), "the variable " + secretEnv);
    }

    /** The master key, from {@code master.key} beside the secret unless another place is given. */
    MasterKeyFile masterKeys() throws IOException {
        return masterKeys(System::getenv);
    }

    MasterKeyFile masterKeys(Function<String, @Nullable String> environment) throws IOException {
        Path file = masterKeyFile();
        return file != null
                ? MasterKeyFile.loadOrCreate(file)
                : MasterKeyFile.of(
                        SecretSource.of("the master key", null, masterKeyEnv).text(environment),
                        "the variable " + masterKeyEnv);
    }

    /** The file given, or the purge ledger beside the secret. */
    Path ledgerFile() {
        return ledger == null ? beside(Installation.LEDGER) : Path.of(ledger);
    }

    /** Where the backup key belongs. */
    Path backupKeyFile() {
        return beside("backup.key");
    }

    /** Beside the file with the secret, or else beside the purge ledger. */
    private Path beside(String name) {
        String anchor = secret == null ? ledger : secret;
        if (anchor == null) {
            throw new IllegalStateException("checked when read");
        }
        return Path.of(anchor).toAbsolutePath().resolveSibling(name);
    }

    @Nullable
    Path researchKeyFile() {
        return researchKey == null ? null : Path.of(researchKey);
    }

    private Settings.@Nullable Backup backup() {
        return backups == null ? null : new Settings.Backup(Path.of(backups), backupKeyFile());
    }

    /** The folder given, or {@code media} beside the configuration's working directory. */
    String mediaFolder() {
        return media == null ? "media" : media;
    }

    int threads() {
        return storeThreads == null ? DEFAULT_THREADS : storeThreads;
    }

    private SessionRules sessionRules() {
        SessionRules rules = SessionRules.STRICT;
        if (signIn == null) {
            return rules;
        }
        Boolean secondFactor = signIn.secondFactor();
        Integer idle = signIn.idleMinutes();
        return rules.withSecondFactor(secondFactor == null || secondFactor)
                .withIdle(idle == null ? rules.idle() : Duration.ofMinutes(idle));
    }

    Settings settings() {
        boolean embedded = requiredStore().folder() != null;
        WebServer.Address address = tls == null
                ? new WebServer.Address(
                        "127.0.0.1", port == null ? 8080 : port, null, null, Boolean.TRUE.equals(proxied))
                : new WebServer.Address(
                        host == null ? "0.0.0.0" : host,
                        port == null ? 8443 : port,
                        Path.of(tls.certificate()),
                        Path.of(tls.key()));
        return new Settings(
                address,
                threads(),
                embedded ? Duration.ZERO : FRESHNESS,
                false,
                true,
                ledgerFile(),
                researchKeyFile(),
                true,
                backup(),
                sessionRules(),
                oidc == null ? null : oidc.settings(),
                processors == null
                        ? List.of()
                        : processors.stream().map(Processor::told).toList(),
                icpcList());
    }

    /** A list with faults is refused whole: a code that fell out of it would be refused to every author. */
    private IcpcList icpcList() {
        if (icpc == null) {
            return IcpcList.byStructure();
        }
        try (Reader file = Files.newBufferedReader(Path.of(icpc))) {
            IcpcList.Reading reading = IcpcList.read(file);
            if (!reading.refusals().isEmpty()) {
                throw new IllegalArgumentException(reading.refusals().size() + " rows cannot be read, the first: "
                        + reading.refusals().get(0));
            }
            return reading.list();
        } catch (IOException | IllegalArgumentException wrong) {
            String why = wrong instanceof IOException ? "cannot be read as UTF-8 text" : wrong.getMessage();
            throw new IllegalArgumentException("\"icpc\": " + icpc + ": " + why, wrong);
        }
    }
}
