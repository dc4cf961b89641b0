package io.onecare.core.access;

import io.onecare.core.NativeSql;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.booking.BookingReference;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what technical ids stand for: colleagues, bookings, facilities, schedules. */
final class TechnicalNames {

    private static final String STAFF = "Staff";

    /** Few enough for any database, and EclipseLink's time grows with their number squared. */
    private static final int IDS_PER_STATEMENT = 300;

    private static final Map<String, String> NAMES =
            Map.of(
                    STAFF,
                    "select 'Staff', cast(t.id as varchar(36)), t.given_name || ' ' || t.surname"
                            + " from staff t",
                    "Booking",
                    "select 'Booking', cast(t.id as varchar(36)), t.reference from booking t",
                    "Facility",
                    "select 'Facility', cast(t.id as varchar(36)), t.code from facility t",
                    "Practitioner",
                    "select 'Practitioner', cast(t.id as varchar(36)), t.code"
                            + " from practitioner t",
                    "Schedule",
                    "select 'Schedule', cast(t.id as varchar(36)), t.code from schedule t",
                    "HealthService",
                    "select 'HealthService', cast(t.id as varchar(36)), t.code"
                            + " from health_service t",
                    "ServiceCategory",
                    "select 'ServiceCategory', cast(t.id as varchar(36)), t.code"
                            + " from service_category t",
                    "PriceList",
                    "select 'PriceList', cast(t.id as varchar(36)), t.code from price_list t");

    /** An id and the kind of thing that it may be of. */
    private record Named(String kind, UUID id) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            int byKind = kind.compareTo(other.kind);
            return byKind == 0 ? id.compareTo(other.id) : byKind;
        }
    }

    List<FoundEntry> of(
            EntityManager em,
            List<AuditEntry> entries,
            Map<AuditEntryId, List<ChangedField>> changes) {
        Set<Named> wanted = new TreeSet<>();
        for (AuditEntry entry : entries) {
            actor(entry).ifPresent(wanted::add);
            subject(entry).ifPresent(wanted::add);
        }
        List<Named> all = List.copyOf(wanted);
        Map<Named, String> known = new HashMap<>();
        for (int i = 0; i < all.size(); i += IDS_PER_STATEMENT) {
            List<Named> some = all.subList(i, Math.min(all.size(), i + IDS_PER_STATEMENT));
            for (Object[] row : question(some).rows(em)) {
                Named id = new Named((String) row[0], UUID.fromString((String) row[1]));
                known.put(id, readable(id.kind(), (String) row[2]));
            }
        }
        return entries.stream()
                .map(
                        entry ->
                                new FoundEntry(
                                        entry,
                                        actor(entry).map(known::get).orElse(null),
                                        subject(entry).map(known::get).orElse(null),
                                        changes.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static String readable(String kind, String name) {
        return kind.equals("Booking") ? BookingReference.of(name).toString() : name;
    }

    private static NativeSql question(List<Named> some) {
        NativeSql sql = new NativeSql();
        String separator = "";
        for (String kind : new TreeSet<>(NAMES.keySet())) {
            List<UUID> ids =
                    some.stream().filter(one -> one.kind().equals(kind)).map(Named::id).toList();
            if (!ids.isEmpty()) {
                sql.add(separator + NAMES.get(kind) + " where t.id in ")
                        .addIn(new ArrayList<>(ids));
                separator = " union all ";
            }
        }
        return sql;
    }

    private static Optional<Named> actor(AuditEntry entry) {
        return switch (entry.role()) {
            case OPERATOR, FACILITY_STAFF, ADMINISTRATOR -> named(STAFF, entry.actorName());
            case MEMBER, VISITOR, SYSTEM -> Optional.empty();
        };
    }

    private static Optional<Named> subject(AuditEntry entry) {
        // an account's id is that of its holder, who may be a colleague
        String kind = entry.subjectType().equals("Account") ? STAFF : entry.subjectType();
        return NAMES.containsKey(kind) ? named(kind, entry.subjectId()) : Optional.empty();
    }

    private static Optional<Named> named(String kind, @Nullable String id) {
        try {
            return id == null
                    ? Optional.empty()
                    : Optional.of(new Named(kind, UUID.fromString(id)));
        } catch (IllegalArgumentException nameOfAnEmbedder) {
            return Optional.empty();
        }
    }
}
