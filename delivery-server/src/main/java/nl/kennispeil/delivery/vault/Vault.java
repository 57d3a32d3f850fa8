package nl.kennispeil.delivery.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * Seals personal fields with AES-256-GCM under a key of their owner, a person or an enrolment, by its id. The owner's
 * key is kept wrapped by the {@link MasterKey}; destroying it makes everything sealed with it unreadable, in every copy
 * that does not hold the key itself.
 *
 * <p>Owner and place are bound to what is sealed, so a field copied to another person or another field does not open.
 * Keys are kept in memory for at most {@link #REMEMBERED}, so another node's destruction is felt within that time. Safe
 * for use by many threads; calls may block on the store.
 */
public final class Vault {

    /** The shelf of the wrapped keys; backups keep it apart from all others. */
    public static final String SHELF = "person_keys";

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** A key of nobody, to try the master key on. */
    private static final String CHECK = "master-check";

    private static final String KEY = "key";
    private static final String VERSION = "version";

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not there", e);
        }
    }

    private final Shelf shelf;
    private final MasterKey master;
    private final Cache<String, Aead> keys = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(20_000)
            .build();

    public Vault(Shelves shelves, MasterKey master) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.master = master;
    }

    /**
     * Makes sure that this master key is the one of this store, before anybody is sealed with another.
     *
     * @throws VaultException when it is not
     */
    public void checkMaster() {
        Optional<Fields> check = shelf.find(CHECK);
        if (check.isEmpty()) {
            prepare(List.of(CHECK));
            return;
        }
        try {
            unwrap(check.get());
        } catch (VaultException e) {
            throw new VaultException(
                    "the master key is not the one of this store; put back master.key from your copy of the keys", e);
        }
    }

    /**
     * Seals a text; the owner gets a key when there is none yet.
     *
     * @param place where it will stand, as {@code shelf/field}
     */
    public byte[] seal(String owner, String place, String text) {
        return sealBytes(owner, place, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text that was sealed for this owner and place; empty when the owner has no key (any more). */
    public Optional<String> open(String owner, String place, byte[] sealed) {
        return openBytes(owner, place, sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Like {@link #seal}. */
    public byte[] sealBytes(String owner, String place, byte[] content) {
        prepare(List.of(owner));
        Aead key =
                keyOf(owner).orElseThrow(() -> new VaultException("the key of an owner went while a field was sealed"));
        try {
            return key.encrypt(content, bound(owner, place));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a field of " + place + " could not be sealed", e);
        }
    }

    /** Like {@link #open}. */
    public Optional<byte[]> openBytes(String owner, String place, byte[] sealed) {
        Aead key = keyOf(owner).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.decrypt(sealed, bound(owner, place)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a field of " + place + " was not sealed for this owner and place", e);
        }
    }

    /** Makes keys for those owners that have none, many at a time. */
    public void prepare(Collection<String> owners) {
        List<String> unknown = load(owners);
        if (unknown.isEmpty()) {
            return;
        }
        List<Change> fresh = unknown.parallelStream()
                .map(owner -> Change.ofOrCreate(owner)
                        .setOnInsert("schema", 1)
                        .setOnInsert(KEY, wrap(Vault::fresh, owner))
                        .setOnInsert(VERSION, master.version()))
                .toList();
        shelf.changeAll(fresh);
        // another node may have been first: what stands in the store counts
        load(unknown);
    }

    /** Fetches the keys of many owners together, so that opening their fields does not ask the store one by one. */
    public List<String> load(Collection<String> owners) {
        Set<String> missing = new HashSet<>();
        for (String owner : owners) {
            if (keys.getIfPresent(owner) == null) {
                missing.add(owner);
            }
        }
        if (missing.isEmpty()) {
            return List.of();
        }
        List<Fields> found = shelf.findAll(missing);
        found.parallelStream().forEach(each -> keys.put(each.id(), unwrap(each)));
        found.forEach(each -> missing.remove(each.id()));
        return List.copyOf(missing);
    }

    /** Whether this owner has a key in the store, past the cache. */
    public boolean holds(String owner) {
        return shelf.find(owner).isPresent();
    }

    /** Destroys the keys of these owners; what was sealed with them can never be read again. */
    public void destroy(Collection<String> owners) {
        shelf.delete(owners);
        keys.invalidateAll(owners);
    }

    /** Wraps every key again that another version of the master key has wrapped; true when none was left to do. */
    boolean rewrap(@Nullable Runnable progress) {
        List<Fields> stale = shelf.all().stream()
                .filter(each -> each.number(VERSION) != master.version())
                .toList();
        for (Fields each : stale) {
            KeysetHandle handle = handle(each);
            // only when it still exists: a key destroyed meanwhile must not come back
            shelf.change(
                    Change.of(each.id()).set(KEY, wrap(() -> handle, each.id())).set(VERSION, master.version()));
            if (progress != null) {
                progress.run();
            }
        }
        return stale.isEmpty();
    }

    private Optional<Aead> keyOf(String owner) {
        Aead known = keys.getIfPresent(owner);
        if (known == null) {
            load(List.of(owner));
            known = keys.getIfPresent(owner);
        }
        return Optional.ofNullable(known);
    }

    private Aead unwrap(Fields fields) {
        try {
            return handle(fields).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key of an owner cannot be used", e);
        }
    }

    private KeysetHandle handle(Fields fields) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    fields.bytes(KEY), master.aead(), bound(fields.id(), SHELF), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key of an owner was wrapped by another master key, or changed", e);
        }
    }

    private interface Source {
        KeysetHandle handle() throws GeneralSecurityException;
    }

    private static KeysetHandle fresh() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    }

    private byte[] wrap(Source source, String owner) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    source.handle(), master.aead(), bound(owner, SHELF), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key of an owner could not be wrapped", e);
        }
    }

    private static byte[] bound(String owner, String place) {
        return (place + "/" + owner).getBytes(StandardCharsets.UTF_8);
    }

    /** The wrapped key as it stands in the store, for the proof that it went. */
    public Stream<byte[]> wrapped(String owner) {
        return new ArrayList<>(shelf.findAll(List.of(owner))).stream().map(each -> each.bytes(KEY));
    }
}
