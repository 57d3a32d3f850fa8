package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.kennispeil.bank.icpc.IcpcList;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.oidc.ProviderSettings;
import nl.kennispeil.delivery.processing.ProcessingRecord;
import nl.kennispeil.delivery.session.SessionRules;
import org.jspecify.annotations.Nullable;

/**
 * How one server runs.
 *
 * @param address where it listens
 * @param storeThreads how many calls to the store may wait at once; the connection pool has the same size
 * @param freshness how long a change made through another node may stay unseen here; zero when this is the only one
 * @param benchmark true to offer {@code POST /api/benchmark/echo}, a bare JSON reply to compare a save with
 * @param sessions how long sessions last, and whether staff need a second factor
 * @param provider the identity provider people may log in through; null when there is none
 * @param processors who else handles the data, for the record of processing
 * @param ledger file of the purge ledger, outside the store
 * @param researchKey where the key of the research store is when it is there; null when it never is
 * @param retentionAtStart true to delete what is due at the start too, not at night only
 * @param backup where backups go every night; null when something else makes them
 * @param icpc the ICPC codes that items may have; codes of the right structure without a list
 * @param rehearsal true to rehearse before the doors open, so that the first candidates meet compiled code
 */
public record Settings(
        WebServer.Address address,
        int storeThreads,
        Duration freshness,
        boolean benchmark,
        boolean rehearsal,
        Path ledger,
        @Nullable Path researchKey,
        boolean retentionAtStart,
        @Nullable Backup backup,
        SessionRules sessions,
        @Nullable ProviderSettings provider,
        List<ProcessingRecord.SubProcessor> processors,
        IcpcList icpc) {

    /**
     * Where backups go every night.
     *
     * @param key file of the backup key
     */
    public record Backup(Path folder, Path key) {}

    public Settings {
        processors = List.copyOf(processors);
        if (storeThreads < 2 || storeThreads > 256) {
            throw new IllegalArgumentException("storeThreads is " + storeThreads + ", allowed is 2..256");
        }
    }

    /** One server on the embedded store, plain HTTP on loopback. */
    public static Settings embedded(
            int port, boolean benchmark, boolean rehearsal, Path ledger, Path researchKey, SessionRules sessions) {
        return new Settings(
                new WebServer.Address("127.0.0.1", port, null, null),
                16,
                Duration.ZERO,
                benchmark,
                rehearsal,
                ledger,
                researchKey,
                false,
                null,
                sessions,
                null,
                List.of(),
                IcpcList.byStructure());
    }
}
