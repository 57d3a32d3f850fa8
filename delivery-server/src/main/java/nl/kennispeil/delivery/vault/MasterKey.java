package nl.kennispeil.delivery.vault;

import com.google.crypto.tink.Aead;

/**
 * What wraps the keys of all owners. It lives outside the store: in a file of its own ({@link MasterKeyFile}) or behind
 * a key service, so that a copy of the store alone opens nothing.
 */
public interface MasterKey {

    /** Wraps and unwraps; wraps with the newest version, unwraps what any version that is still there has wrapped. */
    Aead aead();

    /** Changes with every rotation, so that what an older version wrapped can be told and wrapped again. */
    int version();
}
