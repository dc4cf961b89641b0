package io.onecare.core.reception;

import io.onecare.core.NativeSql;
import io.onecare.core.member.Majority;
import io.onecare.core.reception.AppointmentRows.Row;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the patients of bookings that were called off are told. */
final class CallOffs {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private static final int IDS_PER_STATEMENT = 200;

    private static final String OF_MEMBER =
            "coalesce((select h.phone from account h where h.member_id = m.id), m.phone)";

    private record Message(Telling telling, @Nullable String phone) {}

    private CallOffs() {}

    static List<CalledOff> of(EntityManager em, List<Row> rows, Clock clock) {
        Map<UUID, Message> messages = new HashMap<>();
        for (int i = 0; i < rows.size(); i += IDS_PER_STATEMENT) {
            messages.putAll(
                    messages(
                            em,
                            rows.subList(i, Math.min(rows.size(), i + IDS_PER_STATEMENT)),
                            clock));
        }
        return rows.stream()
                .map(
                        row -> {
                            Message message =
                                    messages.getOrDefault(
                                            row.id(), new Message(Telling.UNREACHED, null));
                            return new CalledOff(
                                    row.appointment(), message.telling(), message.phone());
                        })
                .toList();
    }

    /** A phone follows the same rule as an address: a dependant of age decides (decision 0017). */
    private static Map<UUID, Message> messages(EntityManager em, List<Row> rows, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ITALY);
        Map<UUID, Message> messages = new HashMap<>();
        for (Object[] row :
                new NativeSql()
                        .add("select cast(b.id as varchar(36)), o.state,")
                        .add(" case when o.recipient is null then 1 else 0 end,")
                        .add(" case when d.id is null then " + OF_MEMBER)
                        .add(" else coalesce((select a.phone from account a")
                        .add(" where a.dependant_id = d.id),")
                        .add(" case when d.agreed_on <= cast(? as date)", today.toString())
                        .add(
                                " or d.birth_date > cast(? as date)",
                                Majority.lastBirthDateOfAge(today).toString())
                        .add(" then " + OF_MEMBER + " end) end from booking b")
                        .add(" join outbox_message o on o.subject_id = b.id")
                        .add(" and o.kind = 'BOOKING_CANCELLED' and o.audience = 'PATIENT'")
                        .add(" left join dependant d on d.dependant_number = b.patient_number")
                        .add(" left join member m on m.id = d.member_id")
                        .add(" or m.member_number = b.patient_number")
                        .add(" where b.id in ")
                        .addIn(rows.stream().map(Row::id).toList())
                        .rows(em)) {
            Telling telling = telling((String) row[1], ((Number) row[2]).intValue() == 1);
            messages.put(
                    UUID.fromString((String) row[0]),
                    new Message(telling, telling == Telling.UNREACHED ? (String) row[3] : null));
        }
        return messages;
    }

    private static Telling telling(String state, boolean hasNoAddress) {
        return switch (state) {
            case "SENT" -> Telling.SENT;
            case "DISMISSED" -> Telling.TOLD_BY_DESK;
            case "DEAD" -> Telling.UNREACHED;
            default -> hasNoAddress ? Telling.UNREACHED : Telling.WAITING;
        };
    }
}
