package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same wish by each of the ways in: what is written differs in channel and author, and in
 * nothing else, but for the ids and references that are drawn anew each time. The clock stands
 * still, so that even the times are the same.
 */
class SameWishIT {

    /** Drawn anew for each booking, or numbered by the database. */
    private static final Set<String> DRAWN =
            Set.of(
                    "booking.id",
                    "booking.reference",
                    "booking.slot_id",
                    "booking.active_slot_id",
                    "booking.facility_id",
                    "booking.service_id",
                    "booking.practitioner_id",
                    "booking.tariff_id",
                    "booking_event.booking_id",
                    "outbox_message.id",
                    "outbox_message.arrival",
                    "outbox_message.natural_key",
                    "outbox_message.subject_id",
                    "audit_entry.id",
                    "audit_entry.arrival",
                    "audit_entry.subject_id");

    /** How a wish comes in. Another way is another row. */
    private record Way(Channel channel, boolean byMember) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way(Channel.PORTAL, true),
                    new Way(Channel.CUSTOMER_CARE, false),
                    new Way(Channel.EMAIL, false));

    static Stream<Arguments> everywhere() {
        return Stream.of(JpaProvider.values())
                .flatMap(
                        provider ->
                                Stream.of(DatabaseKind.values())
                                        .flatMap(
                                                kind ->
                                                        Stream.of(
                                                                Arguments.of(provider, kind, true),
                                                                Arguments.of(
                                                                        provider, kind, false))));
    }

    @ParameterizedTest(name = "{0} on {1}, in the agenda: {2}")
    @MethodSource("everywhere")
    void one_wish_by_three_ways_is_written_alike_but_for_channel_and_author(
            JpaProvider provider, DatabaseKind kind, boolean inAgenda) {
        List<Map<String, List<String>>> written =
                WAYS.stream().map(way -> written(provider, kind, way, inAgenda)).toList();

        for (int other = 1; other < WAYS.size(); other++) {
            assertThat(differing(written.get(0), written.get(other)))
                    .as(WAYS.get(other).toString())
                    .containsExactly(
                            "audit_entry.actor_name",
                            "audit_entry.actor_role",
                            "booking.channel",
                            "booking_event.actor_name",
                            "booking_event.actor_role");
            assertThat(written.get(other).get("outbox_message.recipient"))
                    .isEqualTo(written.get(0).get("outbox_message.recipient"))
                    .contains("m-1@example.org");
        }
    }

    /** The columns of all that one booking writes, each with its values. */
    private static Map<String, List<String>> written(
            JpaProvider provider, DatabaseKind kind, Way way, boolean inAgenda) {
        try (BookingFixture fixture = BookingFixture.on(provider, kind)) {
            AppointmentTime time =
                    inAgenda
                            ? new AppointmentTime.InSlot(fixture.free("AG-1").get(2).slot())
                            : agreed("2026-06-12T10:00", "DR-1");
            Book plain = wish("M-1", time);
            Book command =
                    new Book(
                            plain.key(),
                            plain.patientNumber(),
                            plain.serviceCode(),
                            time,
                            plain.expectedPrice(),
                            plain.termsVersion(),
                            way.channel(),
                            new ReminderWish(
                                    EmailAddress.of("anna@example.org"), Reminder.daysBefore(3)));
            Actor actor = way.byMember() ? fixture.anna : OPERATOR;
            long before = fixture.texts("select id from audit_entry").size();
            fixture.booked(actor, command);
            Map<String, List<String>> columns = new TreeMap<>();
            columns.putAll(columns(fixture, "booking", "id"));
            columns.putAll(columns(fixture, "booking_event", "number"));
            columns.putAll(columns(fixture, "outbox_message", "kind, audience"));
            columns.putAll(columns(fixture, "audit_entry", "arrival offset " + before));
            columns.keySet().removeAll(DRAWN);
            return columns;
        }
    }

    private static Map<String, List<String>> columns(
            BookingFixture fixture, String table, String order) {
        try (Connection connection = fixture.clinic.network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select * from " + table + " order by " + order)) {
            ResultSetMetaData names = rows.getMetaData();
            Map<String, List<String>> columns = new LinkedHashMap<>();
            while (rows.next()) {
                for (int i = 1; i <= names.getColumnCount(); i++) {
                    columns.computeIfAbsent(
                                    table + "." + names.getColumnName(i).toLowerCase(Locale.ROOT),
                                    name -> new ArrayList<>())
                            .add(String.valueOf(rows.getString(i)));
                }
            }
            assertThat(columns).as(table).isNotEmpty();
            return columns;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Set<String> differing(
            Map<String, List<String>> one, Map<String, List<String>> other) {
        assertThat(other.keySet()).isEqualTo(one.keySet());
        Set<String> differing = new TreeSet<>();
        one.forEach(
                (column, values) -> {
                    if (!values.equals(other.get(column))) {
                        differing.add(column);
                    }
                });
        return differing;
    }
}
