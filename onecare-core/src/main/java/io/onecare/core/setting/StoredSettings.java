package io.onecare.core.setting;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads settings that were changed while the application runs. It keeps nothing: what is in force
 * is asked of the database, so that a change counts for every node as soon as it is committed, and
 * within a transaction a rule is read where it is applied. Needs no transaction. Thread-safe as far
 * as the entity manager supplier is.
 *
 * <p>What was never changed is as the installation has it, which is what the application itself
 * falls back on:
 *
 * <pre>{@code
 * StoredSettings settings = new StoredSettings(() -> entityManager);
 * OneCare.builder()
 *         .entityManager(() -> entityManager)
 *         .holds(() -> settings.inForce(actor, "HOLDS").find("MINUTES")
 *                 .map(minutes -> new HoldPolicy(Duration.ofMinutes(Long.parseLong(minutes)), 3))
 *                 .orElse(HoldPolicy.standard()))
 *         …
 * }</pre>
 */
public final class StoredSettings {

    /** The most versions that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private static final String VERSION =
            "select cast(v.id as varchar(36)), v.topic, v.number, v.changed_at, v.changed_by,"
                    + " s.name, s.content";
    private static final String VALUES = " left join setting_value s on s.version_id = v.id";

    private final Supplier<EntityManager> entityManager;

    /**
     * Reads the settings of a database. An embedder makes one before the library is built, to say
     * by which rules it works; {@link io.onecare.core.OneCare} has one, too.
     *
     * @param entityManager gives the entity manager of the current thread or transaction, as for
     *     {@link io.onecare.core.OneCare}
     */
    public StoredSettings(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    /**
     * Gives what is in force for a topic, in one statement.
     *
     * @param actor who asks; anybody, as the rules that hold are not secret
     * @param topic which settings
     * @return number 0 without values if nobody has changed anything
     */
    public SettingsVersion inForce(Actor actor, String topic) {
        return Objects.requireNonNull(inForce(actor, Set.of(topic)).get(topic));
    }

    /**
     * Gives what is in force for several topics, in one statement: whoever applies more than one
     * rule in a transaction reads them together, and no change can come between.
     *
     * @param actor who asks; anybody
     * @param topics which settings; may be empty
     * @return by topic, one for each; number 0 without values if nobody has changed anything
     */
    public Map<String, SettingsVersion> inForce(Actor actor, Set<String> topics) {
        Objects.requireNonNull(actor, "actor");
        Map<String, SettingsVersion> inForce = new HashMap<>();
        topics.forEach(topic -> inForce.put(topic, SettingsVersion.unchanged(topic)));
        if (topics.isEmpty()) {
            return inForce;
        }
        NativeSql sql =
                new NativeSql()
                        .add(VERSION + " from (select topic, max(number) as number")
                        .add(" from setting_version where topic in ")
                        .addIn(List.copyOf(new TreeSet<>(topics)))
                        .add(" group by topic) m join setting_version v on v.topic = m.topic")
                        .add(" and v.number = m.number" + VALUES);
        versions(sql).forEach(version -> inForce.put(version.topic(), version));
        return inForce;
    }

    /**
     * Gives the number of the version in force of every topic, in one statement: whoever keeps what
     * it read asks by this whether it is still right.
     *
     * @param actor who asks; anybody
     * @return by topic; without those that nobody has changed
     */
    public Map<String, Integer> numbers(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        Map<String, Integer> numbers = new HashMap<>();
        new NativeSql()
                .add("select topic, max(number) from setting_version group by topic")
                .rows(entityManager.get())
                .forEach(row -> numbers.put((String) row[0], ((Number) row[1]).intValue()));
        return numbers;
    }

    /**
     * Gives the versions of a topic, the latest first, page by page, in one statement each.
     *
     * @param actor who asks
     * @param topic which settings
     * @param before only versions below this number, such as the last one of the page before;
     *     {@link Integer#MAX_VALUE} for the first page
     * @param limit the most versions to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return fewer than the limit mean that there are no more; empty for whoever must not know who
     *     changed something
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<SettingsVersion> history(Actor actor, String topic, int before, int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (!actor.mayChangeSettings()) {
            return List.of();
        }
        return versions(
                new NativeSql()
                        .add(VERSION + " from (select id, topic, number, changed_at, changed_by")
                        .add(" from setting_version where topic = ?", topic)
                        .add(" and number < ? order by number desc", before)
                        .add(" fetch first ? rows only) v" + VALUES, limit)
                        .add(" order by v.number desc"));
    }

    /** One row for each value, or one without; rows of a version need not be together. */
    private List<SettingsVersion> versions(NativeSql sql) {
        Map<UUID, Object[]> heads = new LinkedHashMap<>();
        Map<UUID, Map<String, String>> values = new HashMap<>();
        for (Object[] row : sql.rows(entityManager.get())) {
            UUID id = UUID.fromString((String) row[0]);
            heads.putIfAbsent(id, row);
            Map<String, String> own = values.computeIfAbsent(id, none -> new HashMap<>());
            if (row[5] != null) {
                own.put((String) row[5], (String) row[6]);
            }
        }
        List<SettingsVersion> versions = new ArrayList<>();
        heads.forEach(
                (id, row) ->
                        versions.add(
                                new SettingsVersion(
                                        (String) row[1],
                                        ((Number) row[2]).intValue(),
                                        Moments.ofMicros(((Number) row[3]).longValue()),
                                        (String) row[4],
                                        values.getOrDefault(id, Map.of()))));
        return List.copyOf(versions);
    }
}
