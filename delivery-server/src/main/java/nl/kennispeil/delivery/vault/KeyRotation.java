package nl.kennispeil.delivery.vault;

import java.io.IOException;

/**
 * Replaces the master key: adds a new version, wraps every owner's key again, then forgets the former versions. A run
 * that is broken off leaves both versions in the file, so nothing becomes unreadable; the next run finishes it.
 */
public final class KeyRotation {

    private final Vault vault;
    private final MasterKeyFile master;

    public KeyRotation(Vault vault, MasterKeyFile master) {
        this.vault = vault;
        this.master = master;
    }

    /** @param progress called after each key */
    public void run(Runnable progress) throws IOException {
        master.addVersion();
        while (!vault.rewrap(progress)) {
            // until a look finds none: another node may have made one meanwhile
        }
        master.dropFormerVersions();
    }
}
