package io.onecare.core.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids for the rows of one batch, each greater than the one before, and than those of a batch that
 * was staged a millisecond earlier: UUIDs of version 7 (RFC 9562 of May 2024, 5.7), whose 12 bits
 * after the time count. An index that is filled in its order writes its last pages only; one that
 * is filled at random writes a page for each row once it does not fit into memory (decision 0070).
 * The other 62 bits are random. Used by one thread.
 */
final class OrderedIds {

    private static final long VERSION_7 = 0x7000;

    /** After so many it begins anew: still unique, no longer greater. */
    private static final int COUNT = 0x1000;

    private final long millis;
    private int next;

    OrderedIds(Instant now) {
        this.millis = now.toEpochMilli();
    }

    UUID next() {
        long counted = next++ % COUNT;
        return new UUID(
                millis << 16 | VERSION_7 | counted,
                UUID.randomUUID().getLeastSignificantBits()); // has the variant in it
    }
}
