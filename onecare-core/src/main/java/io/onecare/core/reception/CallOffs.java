package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.member.Majority;
import io.onecare.core.person.PersonName;
import io.onecare.core.reception.AppointmentRows.Row;
import io.onecare.core.time.Moments;
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

    /** That the message {@code o} to the patient does not go its way. */
    static final String UNREACHED =
            "(o.state = 'DEAD' or (o.state = 'PENDING' and o.recipient is null))";

    private record Message(
            Telling telling, @Nullable String phone, @Nullable PatientCall lastCall) {}

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
                                            row.id(), new Message(Telling.UNREACHED, null, null));
                            return new CalledOff(
                                    row.appointment(),
                                    message.telling(),
                                    message.phone(),
                                    message.lastCall());
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
                        .add(" then " + OF_MEMBER + " end) end,")
                        .add(" c.number, c.called_at, w.surname, w.given_name, c.result")
                        .add(" from booking b")
                        .add(" join outbox_message o on o.subject_id = b.id")
                        .add(" and o.kind = 'BOOKING_CANCELLED' and o.audience = 'PATIENT'")
                        .add(" left join dependant d on d.dependant_number = b.patient_number")
                        .add(" left join member m on m.id = d.member_id")
                        .add(" or m.member_number = b.patient_number")
                        .add(" left join patient_call c on c.booking_id = b.id")
                        .add(" and c.number = (select max(n.number) from patient_call n")
                        .add(" where n.booking_id = b.id)")
                        .add(" left join staff w on cast(w.id as varchar(36)) = c.staff_name")
                        .add(" where b.id in ")
                        .addIn(rows.stream().map(Row::id).toList())
                        .rows(em)) {
            Telling telling = telling((String) row[1], ((Number) row[2]).intValue() == 1);
            messages.put(
                    UUID.fromString((String) row[0]),
                    new Message(
                            telling,
                            telling == Telling.UNREACHED ? (String) row[3] : null,
                            call(row)));
        }
        return messages;
    }

    private static @Nullable PatientCall call(Object[] row) {
        if (row[4] == null) {
            return null;
        }
        return new PatientCall(
                ((Number) row[4]).intValue(),
                Moments.ofMicros(((Number) row[5]).longValue()),
                row[6] == null ? null : PersonName.of((String) row[6], (String) row[7]),
                CallResult.valueOf((String) row[8]));
    }

    /** Gives false if a colleague was quicker. */
    static boolean insert(EntityManager em, Actor actor, UUID booking, NoteCall call, Clock clock) {
        return new NativeSql()
                        .add("insert into patient_call (booking_id, number, called_at,")
                        .add(" staff_name, result) values (?, ?", booking, call.callsSeen() + 1)
                        .add(", ?", Moments.toMicros(clock.instant()))
                        .add(", ?, ?)", actor.name(), call.result().name())
                        .add(" on conflict do nothing")
                        .update(em)
                == 1;
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
