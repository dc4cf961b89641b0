package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of what patients are told to do before a service. */
final class PreparationRows {

    private PreparationRows() {}

    /** The last one, which holds now. */
    static Optional<PreparationVersion> last(EntityManager em, String serviceCode) {
        return page(em, serviceCode, 0, 1).stream().findFirst();
    }

    /** The latest first. */
    static List<PreparationVersion> page(
            EntityManager em, String serviceCode, int skip, int limit) {
        return new NativeSql()
                        .add("select v.number, v.text_it, v.text_en, v.published_at,")
                        .add(" v.actor_role, v.actor_name from preparation_version v")
                        .add(" join health_service s on s.id = v.service_id")
                        .add(" where s.code = ? order by v.number desc", serviceCode)
                        .add(" offset ? rows fetch next ? rows only", skip, limit)
                        .rows(em)
                        .stream()
                        .map(PreparationRows::version)
                        .toList();
    }

    private static PreparationVersion version(Object[] row) {
        String italian = (String) row[1];
        return new PreparationVersion(
                ((Number) row[0]).intValue(),
                italian == null ? null : Preparation.of(italian, (String) row[2]),
                Moments.ofMicros(((Number) row[3]).longValue()),
                Role.valueOf((String) row[4]),
                (String) row[5]);
    }

    /** The next version, and what holds now; under the lock of the revision. */
    static void publish(
            EntityManager em,
            Actor actor,
            String serviceCode,
            @Nullable Preparation preparation,
            Instant now) {
        String italian = preparation == null ? null : preparation.italian();
        String english = preparation == null ? null : preparation.english().orElse(null);
        new NativeSql()
                .add("insert into preparation_version (service_id, number, text_it, text_en,")
                .add(" published_at, actor_role, actor_name) select s.id, coalesce((select")
                .add(" max(v.number) from preparation_version v where v.service_id = s.id), 0)")
                .add(" + 1, cast(? as varchar(4000)), cast(? as varchar(4000)),", italian, english)
                .add(
                        " cast(? as bigint), cast(? as varchar(20)),",
                        Moments.toMicros(now),
                        actor.role().name())
                .add(" cast(? as varchar(100)) from health_service s", actor.name())
                .add(" where s.code = ?", serviceCode)
                .update(em);
        new NativeSql()
                .add(
                        "update health_service set preparation_it = ?, preparation_en = ?",
                        italian,
                        english)
                .add(" where code = ?", serviceCode)
                .update(em);
    }
}
