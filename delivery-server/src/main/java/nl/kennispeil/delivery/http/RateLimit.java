package nl.kennispeil.delivery.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * A token bucket per key (Turner, 1986): {@code burst} at once, then {@code perMinute}. A whole institute may sit behind
 * one address, so limits per address must be generous. Safe for use by many threads.
 */
public final class RateLimit {

    private static final class Bucket {
        private double tokens;
        private long filledAtMillis;
    }

    private final int burst;
    private final double perMilli;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(30))
            .maximumSize(100_000)
            .build();

    public RateLimit(int burst, int perMinute) {
        this.burst = burst;
        this.perMilli = perMinute / 60_000.0;
    }

    /** Takes a token; false when there is none left for this key now. */
    public boolean allows(String key, long nowMillis) {
        Bucket bucket = bucket(key, nowMillis);
        synchronized (bucket) {
            fill(bucket, nowMillis);
            if (bucket.tokens < 1) {
                return false;
            }
            bucket.tokens -= 1;
            return true;
        }
    }

    /** True when {@link #allows} would find a token; takes none. */
    public boolean hasLeft(String key, long nowMillis) {
        Bucket bucket = bucket(key, nowMillis);
        synchronized (bucket) {
            fill(bucket, nowMillis);
            return bucket.tokens >= 1;
        }
    }

    private Bucket bucket(String key, long nowMillis) {
        return buckets.get(key, any -> {
            Bucket fresh = new Bucket();
            fresh.tokens = burst;
            fresh.filledAtMillis = nowMillis;
            return fresh;
        });
    }

    private void fill(Bucket bucket, long nowMillis) {
        double refill = Math.max(0, nowMillis - bucket.filledAtMillis) * perMilli;
        bucket.tokens = Math.min(burst, bucket.tokens + refill);
        bucket.filledAtMillis = nowMillis;
    }
}
