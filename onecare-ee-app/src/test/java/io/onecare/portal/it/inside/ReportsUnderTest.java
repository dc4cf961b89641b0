package io.onecare.portal.it.inside;

import io.onecare.portal.search.EmptySearchJob;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plants a history of March 2019, before anything else that the portal under test knows, and takes
 * it away again; has counted searches written down. On the day d of the month, d modulo 3 bookings
 * come in, 31 in all: of six in a row one is confirmed, two took place, one was missed, one
 * cancelled, one expired. Of ten in a row the last is at the second facility; the very last of all
 * is at the third.
 */
@WebServlet("/under-test/reports")
public class ReportsUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final List<String> STATES =
            List.of("CONFIRMED", "FULFILLED", "FULFILLED", "NO_SHOW", "CANCELLED", "EXPIRED");
    private static final List<String> CHANNELS = List.of("PORTAL", "PORTAL", "CUSTOMER_CARE");

    private static final String MINE = "from booking where reference like 'ZZZZZZ%'";

    @Inject private transient EmptySearchJob job;

    @Resource(lookup = "jdbc/onecare")
    private transient DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        try (Connection connection = dataSource.getConnection()) {
            switch (request.getParameter("do")) {
                case "fill" -> {
                    clear(connection);
                    fill(connection);
                }
                case "clear" -> clear(connection);
                case "keep" -> job.keep();
                default -> throw new IllegalArgumentException(request.getParameter("do"));
            }
        } catch (SQLException fault) {
            throw new ServletException(fault);
        }
    }

    private static void clear(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("delete from booking_event where booking_id in (select id " + MINE + ")");
            sql.execute("delete " + MINE);
            sql.execute("delete from care_request where natural_key like 'report-%'");
            sql.execute("delete from outbox_message where natural_key like 'report-%'");
            sql.execute("delete from empty_search where searched_on < date '2020-01-01'");
        }
    }

    private static void fill(Connection connection) throws SQLException {
        bookings(connection, places(connection));
        for (int i = 0; i < 6; i++) {
            long received = micros(LocalDateTime.of(2019, 3, 4 + i, 10, 0));
            long due = received + micros(Duration.ofDays(2));
            insert(
                    connection,
                    "insert into care_request (id, version, channel, natural_key, thread_id, state,"
                            + " received_at, due_at, finished_at) values (?, 1, 'PHONE', ?, ?,"
                            + " 'DONE', ?, ?, ?)",
                    new UUID(2019, i),
                    "report-" + i,
                    new UUID(2019, i),
                    received,
                    due,
                    i < 4 ? due : due + 1);
        }
        for (int i = 0; i < 13; i++) {
            long at = micros(LocalDateTime.of(2019, 3, 1 + i, 10, 0));
            String state = i < 10 ? "SENT" : i < 12 ? "DEAD" : "DISMISSED";
            insert(
                    connection,
                    "insert into outbox_message (id, natural_key, kind, audience, subject_id,"
                            + " subject_event, created_at, not_before, state, attempts,"
                            + " first_tried_at, next_try_at, settled_at, sent_at, problem) values"
                            + " (?, ?, 'BOOKING_CONFIRMED', 'PATIENT', ?, 1, ?, ?, ?, 1, ?, ?, ?,"
                            + " ?, ?)",
                    UUID.randomUUID(),
                    "report-" + i,
                    UUID.randomUUID(),
                    at,
                    at,
                    state,
                    at,
                    at,
                    at,
                    i < 10 ? at : null,
                    i < 10 ? null : i < 12 ? "NO_ADDRESS" : "SMTP:550");
        }
        search(connection, 5, "VIS-ALLERGOLOGICA", "MI", "NOT_OFFERED", 40);
        search(connection, 6, "VIS-CARDIOLOGICA", "TO", "TOO_FAR", 12);
        search(connection, 20, "VIS-ALLERGOLOGICA", "RM", "FILTERED", 3);
        search(connection, 21, "VIS-ALLERGOLOGICA", "AO", "TOO_FAR", 2);
    }

    private record Place(String facility, String service, String tariff) {}

    /** A tariff of each of three facilities. */
    private static List<Place> places(Connection connection) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select cast(t.facility_id as varchar(36)),"
                                        + " cast(min(t.service_id) as varchar(36)),"
                                        + " cast(min(t.id) as varchar(36)) from tariff t join"
                                        + " facility f on f.id = t.facility_id group by"
                                        + " t.facility_id, f.code order by f.code limit 3")) {
            while (row.next()) {
                places.add(new Place(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return places;
    }

    private static void bookings(Connection connection, List<Place> places) throws SQLException {
        int made = 0;
        for (int day = 1; day <= 31; day++) {
            for (int i = 0; i < day % 3; i++) {
                Place place = places.get(made == 30 ? 2 : made % 10 == 9 ? 1 : 0);
                long at = micros(LocalDateTime.of(2019, 3, day, 0, 30 + i));
                booking(connection, made, place, at);
                made++;
            }
        }
    }

    private static void booking(Connection connection, int number, Place place, long at)
            throws SQLException {
        UUID id = new UUID(2019, number);
        String state = STATES.get(number % STATES.size());
        boolean isAsked = state.equals("EXPIRED") || number % 2 == 0;
        long starts = at + micros(Duration.ofHours(57));
        insert(
                connection,
                "insert into booking (id, version, reference, state, patient_number, facility_id,"
                        + " service_id, starts_at, ends_at, zone, tariff_id, price,"
                        + " price_list_code, policy_number, channel, terms_version, requested_at,"
                        + " confirm_by) values (?, 1, ?, ?, 'REPORT', ?, ?, ?, ?, 'Europe/Rome', ?,"
                        + " 47.50, 'BASE', 'P', ?, 'T', ?, ?)",
                id,
                "ZZZZZZ%02d".formatted(number),
                state,
                UUID.fromString(place.facility()),
                UUID.fromString(place.service()),
                starts,
                starts + micros(Duration.ofMinutes(30)),
                UUID.fromString(place.tariff()),
                CHANNELS.get(number % CHANNELS.size()),
                at,
                isAsked ? at + micros(Duration.ofHours(48)) : null);
        event(connection, id, 1, at, "BOOK", null, isAsked ? "REQUESTED" : "CONFIRMED");
        if (!state.equals("EXPIRED")) {
            long later = at + micros(Duration.ofHours(1));
            event(connection, id, 2, later, "CONFIRM", "REQUESTED", state);
        }
    }

    private static void event(
            Connection connection,
            UUID booking,
            int number,
            long at,
            String event,
            @Nullable String from,
            String to)
            throws SQLException {
        insert(
                connection,
                "insert into booking_event (booking_id, number, occurred_at, actor_role,"
                        + " actor_name, event, from_state, to_state) values (?, ?, ?, 'SYSTEM',"
                        + " 'x', ?, ?, ?)",
                booking,
                number,
                at,
                event,
                from,
                to);
    }

    private static void search(
            Connection connection, int day, String service, String province, String why, int times)
            throws SQLException {
        insert(
                connection,
                "insert into empty_search (searched_on, service_code, province, price_list_code,"
                        + " reason, source, searches) values (cast(? as date), ?, ?, 'BASE', ?, ?,"
                        + " ?)",
                "2019-03-%02d".formatted(day),
                service,
                province,
                why,
                new UUID(1, 1),
                times);
    }

    private static void insert(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private static long micros(LocalDateTime local) {
        return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, local.atZone(ROME).toInstant());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
