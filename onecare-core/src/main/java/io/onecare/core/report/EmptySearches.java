package io.onecare.core.report;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Keeps how often searches found nothing, by day, service, province, price list and reason, for
 * {@link Reports#searches}. A process counts in an {@link EmptySearchTally} and hands it over from
 * time to time; rows are one for each of those and each process, so that no two processes wait for
 * each other. Needs the caller's transaction. Thread-safe as far as the entity manager supplier is.
 */
public final class EmptySearches {

    /** Written where the search was outside Italy. */
    static final String NO_PROVINCE = "--";

    private static final Comparator<EmptySearch> ORDER =
            Comparator.comparing(EmptySearch::day)
                    .thenComparing(EmptySearch::serviceCode)
                    .thenComparing(EmptySearches::province)
                    .thenComparing(EmptySearch::priceListCode)
                    .thenComparing(EmptySearch::reason);

    private final Supplier<EntityManager> entityManager;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     */
    public EmptySearches(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    /**
     * Writes down what was counted, in one statement for each different search that was there
     * before and two for each new one. If that fails, the tally has it again; if only the caller's
     * commit fails, it is lost.
     *
     * @param actor who asks; the system
     * @param tally what was counted; empty afterwards
     * @return how many different searches were written down; zero for other actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int keep(Actor actor, EmptySearchTally tally) {
        EntityManager em = begin(actor);
        if (actor.role() != Role.SYSTEM) {
            return 0;
        }
        Map<EmptySearch, Integer> counts = tally.drain();
        boolean isKept = false;
        try {
            Map<EmptySearch, Integer> ordered = new TreeMap<>(ORDER);
            ordered.putAll(counts);
            ordered.forEach((search, number) -> keep(em, tally, search, number));
            isKept = true;
        } finally {
            if (!isKept) {
                tally.putBack(counts);
            }
        }
        return counts.size();
    }

    private static void keep(
            EntityManager em, EmptySearchTally tally, EmptySearch search, int number) {
        int counted =
                new NativeSql()
                        .add("update empty_search set searches = searches + ?", number)
                        .add(" where searched_on = cast(? as date)", search.day().toString())
                        .add(" and service_code = ?", search.serviceCode())
                        .add(" and province = ?", province(search))
                        .add(" and price_list_code = ?", search.priceListCode())
                        .add(" and reason = ?", search.reason().name())
                        .add(" and source = ?", tally.source())
                        .update(em);
        if (counted == 0) {
            new NativeSql()
                    .add(
                            "insert into empty_search (searched_on, service_code, province, price_list_code,")
                    .add(" reason, source, searches)")
                    .add(" values (cast(? as date)", search.day().toString())
                    .add(", ?, ?", search.serviceCode(), province(search))
                    .add(", ?, ?", search.priceListCode(), search.reason().name())
                    .add(", ?, ?)", tally.source(), number)
                    .update(em);
        }
    }

    /**
     * Removes what was kept for long enough. For a job that runs once a day, on any number of
     * nodes.
     *
     * @param actor who asks; the system
     * @param before the first day to be kept
     * @return how many rows were removed; zero for other actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int forget(Actor actor, LocalDate before) {
        EntityManager em = begin(actor);
        return actor.role() != Role.SYSTEM
                ? 0
                : new NativeSql()
                        .add(
                                "delete from empty_search where searched_on < cast(? as date)",
                                before.toString())
                        .update(em);
    }

    private static String province(EmptySearch search) {
        return Objects.requireNonNullElse(search.province(), NO_PROVINCE);
    }

    private EntityManager begin(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        return CallersTransaction.require(entityManager.get(), "Keeping searches");
    }
}
