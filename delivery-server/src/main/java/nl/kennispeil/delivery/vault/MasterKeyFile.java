package nl.kennispeil.delivery.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * The master key in a file that only its owner may read: a Tink keyset in JSON, of AES-256-GCM keys. After a rotation it
 * holds the new and the former key until all keys of owners are wrapped again.
 */
public final class MasterKeyFile implements MasterKey {

    private static final long MAXIMUM_BYTES = 100_000;

    private final @Nullable Path file;
    private volatile KeysetHandle keys;
    private volatile Aead aead;

    private MasterKeyFile(@Nullable Path file, KeysetHandle keys) throws GeneralSecurityException {
        this.file = file;
        this.keys = keys;
        this.aead = aead(keys);
    }

    /**
     * Reads the key, or makes the file when there is none.
     *
     * @throws IOException when the file cannot be read or made, or holds something else
     */
    public static MasterKeyFile loadOrCreate(Path file) throws IOException {
        try {
            AeadConfig.register();
            if (Files.exists(file)) {
                return load(file);
            }
            KeysetHandle fresh =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            write(file, fresh);
            return new MasterKeyFile(file, fresh);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " does not hold a master key; restore it from your copy of the keys", e);
        }
    }

    /**
     * Reads the key and never makes one.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws IOException when it cannot be read or holds something else
     */
    public static MasterKeyFile load(Path file) throws IOException {
        try {
            AeadConfig.register();
            return new MasterKeyFile(file, read(file));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " does not hold a master key; restore it from your copy of the keys", e);
        }
    }

    /**
     * The key itself, as it stands in such a file, read from somewhere that cannot be written: it cannot be rotated.
     *
     * @param where such as {@code the variable X}, for the message
     * @throws IllegalArgumentException when it is something else, without a word of what it is
     */
    public static MasterKeyFile of(String text, String where) {
        try {
            AeadConfig.register();
            return new MasterKeyFile(null, parse(text));
        } catch (GeneralSecurityException | RuntimeException e) {
            // without the cause, which may quote the text
            throw new IllegalArgumentException(where + " does not hold a master key: the content of a master.key file");
        }
    }

    @Override
    public Aead aead() {
        return aead;
    }

    @Override
    public int version() {
        return keys.getPrimary().getId();
    }

    /** Adds a new key and wraps with it from now on; the former one still unwraps. The file is replaced as a whole. */
    void addVersion() throws IOException {
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
            for (int i = 0; i < builder.size(); i++) {
                builder.getAt(i).setStatus(com.google.crypto.tink.KeyStatus.ENABLED);
            }
            builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            replace(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IOException("no new master key could be made", e);
        }
    }

    /** Forgets all but the newest key; call it when nothing is wrapped by the others any more. */
    void dropFormerVersions() throws IOException {
        try {
            replace(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(keys.getPrimary().getKey())
                            .withFixedId(keys.getPrimary().getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IOException("the former master keys could not be dropped", e);
        }
    }

    private void replace(KeysetHandle next) throws IOException, GeneralSecurityException {
        if (file == null) {
            throw new IOException("the master key comes from the environment and cannot be replaced there; put it into"
                    + " a file to rotate it");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        write(unfinished, next);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        aead = aead(next);
        keys = next;
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new IOException(file + " is larger than a master key can be");
        }
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static KeysetHandle parse(String text) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(text, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static void write(Path file, KeysetHandle keys) throws IOException, GeneralSecurityException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }
}
