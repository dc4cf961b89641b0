package io.onecare.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The order in which a transaction locks several rows of one table, so that two of them never wait
 * for each other (decision 0056): by id, as its text is ordered, which is also how PostgreSQL and
 * H2 order a {@code uuid}. Java's own order of {@link UUID} is another one, by signed numbers.
 *
 * <p>Of several tables, rows are locked in this order: the revision of the roll, or schedules by
 * their codes; then members, bookings, practitioners, slots, holds, requests to customer care.
 */
public final class LockOrder {

    /** Compares ids as their texts. */
    public static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

    private LockOrder() {}

    /**
     * Puts ids in order.
     *
     * @param ids the ids, in any order and as often as they come
     * @return each once, in the order in which their rows are to be locked
     */
    public static List<UUID> of(Collection<UUID> ids) {
        return ids.stream().distinct().sorted(BY_ID).toList();
    }
}
