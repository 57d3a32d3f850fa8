package nl.kennispeil.delivery.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import nl.kennispeil.delivery.shelf.Shelves;

/** Vaults for tests, with a master key that nobody keeps. */
public final class Vaults {

    private Vaults() {}

    /** A vault whose master key is forgotten with the test. */
    public static Vault inMemory(Shelves shelves) {
        return new Vault(shelves, masterKey());
    }

    /** A master key that is in no file. */
    public static MasterKey masterKey() {
        try {
            AeadConfig.register();
            Aead aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            return new MasterKey() {
                @Override
                public Aead aead() {
                    return aead;
                }

                @Override
                public int version() {
                    return 1;
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not there", e);
        }
    }
}
