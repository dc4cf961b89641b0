package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MessageId;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.core.member.Insured;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.mailbox.IncomingMail;
import io.onecare.portal.mailbox.MailboxDesk;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What happens beside the pages of the desk, and what they have written. */
@WebServlet("/under-test/desk")
public class DeskEvents extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Actor SYSTEM = Actor.system("test");

    @Inject private transient OneCare oneCare;
    @Inject private transient EntityManager entityManager;
    @Inject private transient MailboxDesk mailbox;
    @Inject private transient Clock clock;
    @Inject private transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().print(Committed.in(transaction, () -> answer(request)));
        } catch (IOException | RuntimeException fault) {
            throw fault;
        } catch (Exception fault) { // as declared by what runs in transactions
            throw new ServletException(fault);
        }
    }

    private static final String MANY = "041 0055888";

    private String answer(HttpServletRequest request) {
        return switch (request.getParameter("do")) {
            case "question" -> question(request);
            case "mail" -> mail(request);
            case "latest" -> latest(request);
            case "late" ->
                    ""
                            + change(
                                    "update care_request set due_at = received_at + 1 where id = ?1",
                                    request);
            case "many" -> many(Integer.parseInt(request.getParameter("count")));
            case "nomore" -> noMore();
            case "colleague" -> colleague(request);
            case "views" -> views(request.getParameter("request"));
            case "dead" -> dead(request.getParameter("to"));
            case "rows" -> rows(request.getParameter("reference"));
            case "looks" -> looks(request.getParameter("number"));
            default -> throw new IllegalArgumentException(request.getParameter("do"));
        };
    }

    /** Somebody asks on the portal; answers the id of the request. */
    private String question(HttpServletRequest request) {
        Insured asking =
                oneCare.members().find(SYSTEM, request.getParameter("number")).orElseThrow();
        CareOpening opening =
                oneCare.careRequests()
                        .open(
                                Actor.member(asking.member().value()),
                                new OpenCareRequest.OnPortal(
                                        UUID.randomUUID().toString(),
                                        ContactDetails.none(),
                                        Words.of(request.getParameter("words")),
                                        new RecognisedFacts(
                                                asking.number(),
                                                DeskUnderTest.GREEN,
                                                DeskUnderTest.SERVICE,
                                                null)));
        return ((CareOpening.Opened) opening).seen().id().toString();
    }

    /** So many calls come in at once; they are known by the number that was called from. */
    private String many(int count) {
        for (int i = 0; i < count; i++) {
            oneCare.careRequests()
                    .open(
                            SYSTEM,
                            new OpenCareRequest.ByPhone(
                                    UUID.randomUUID().toString(),
                                    ContactDetails.of(null, MANY),
                                    Words.none(),
                                    RecognisedFacts.none(),
                                    Set.of()));
        }
        return "" + count;
    }

    private String noMore() {
        List<?> ids =
                entityManager
                        .createNativeQuery(
                                "select cast(id as varchar(36)) from care_request where sender_phone"
                                        + " = ?1 and finished_at is null")
                        .setParameter(1, MANY)
                        .getResultList();
        ids.stream()
                .map(id -> CareRequestId.of(UUID.fromString((String) id)))
                .map(id -> oneCare.careQueue().find(SYSTEM, id).orElseThrow().seen())
                .forEach(seen -> oneCare.careRequests().withdraw(SYSTEM, seen));
        return "" + ids.size();
    }

    /** Somebody else takes a request, or gives it back; answers what became of it. */
    private String colleague(HttpServletRequest request) {
        Actor colleague = Actor.operator("another-system");
        CareRequestId id = CareRequestId.of(UUID.fromString(request.getParameter("request")));
        SeenCareRequest seen = oneCare.careQueue().find(SYSTEM, id).orElseThrow().seen();
        return request.getParameter("step").equals("take")
                ? oneCare.careRequests().take(colleague, seen).toString()
                : oneCare.careRequests().giveBack(colleague, seen).toString();
    }

    /** How many looks at a request are in the audit trail. */
    private String views(String request) {
        return String.valueOf(
                entityManager
                        .createNativeQuery(
                                "select count(*) from audit_entry where action ="
                                        + " 'CARE_REQUEST_VIEWED' and subject_id = ?1")
                        .setParameter(1, request)
                        .getSingleResult());
    }

    /** As if the mail server had refused the last mail to somebody. */
    private String dead(String to) {
        return ""
                + entityManager
                        .createNativeQuery(
                                "update outbox_message set state = 'DEAD', sent_at = null, problem ="
                                        + " 'SMTP:550' where id = (select id from outbox_message where"
                                        + " recipient = ?1 and state = 'SENT' order by arrival desc"
                                        + " limit 1)")
                        .setParameter(1, to)
                        .executeUpdate();
    }

    /** A mail comes in, as the reader of the mailbox would bring it; answers its request's id. */
    private String mail(HttpServletRequest request) {
        String id = UUID.randomUUID() + "@under-test.example";
        mailbox.take(
                new IncomingMail(
                        MessageId.of(id),
                        MessageId.ofContent(id),
                        List.of(),
                        MailOrigin.PERSON,
                        clock.instant(),
                        clock.instant(),
                        EmailAddress.of(request.getParameter("from")),
                        request.getParameter("from"),
                        request.getParameter("subject"),
                        request.getParameter("text"),
                        request.getParameter("rest"),
                        List.of(request.getParameter("attached")),
                        Set.of()));
        return (String)
                entityManager
                        .createNativeQuery(
                                "select cast(request_id as varchar(36)) from care_request_event"
                                        + " where message_id = ?1")
                        .setParameter(1, id)
                        .getSingleResult();
    }

    /** The request of a sender that has come since a second of the epoch; empty if none has. */
    private String latest(HttpServletRequest request) {
        List<?> found =
                entityManager
                        .createNativeQuery(
                                "select cast(id as varchar(36)) from care_request where sender_email = ?1"
                                        + " and received_at >= ?2 order by received_at desc")
                        .setParameter(1, request.getParameter("from"))
                        .setParameter(2, Long.parseLong(request.getParameter("since")) * 1_000_000)
                        .setMaxResults(1)
                        .getResultList();
        return found.isEmpty() ? "" : String.valueOf(found.get(0));
    }

    private int change(String sql, HttpServletRequest request) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter(1, UUID.fromString(request.getParameter("request")))
                .executeUpdate();
    }

    /** Everything that was written about a booking, a column a line. */
    private String rows(String reference) {
        Booking booking =
                oneCare.bookings().find(SYSTEM, BookingReference.of(reference)).orElseThrow();
        UUID id = booking.id().value();
        TreeMap<String, String> columns = new TreeMap<>();
        read(columns, "booking", "id = ?1", "id", id);
        read(columns, "booking_event", "booking_id = ?1", "number", id);
        read(columns, "outbox_message", "subject_id = ?1", "kind, audience", id);
        read(
                columns,
                "audit_entry",
                "subject_type = 'Booking' and action <> 'BOOKING_VIEWED' and subject_id = ?1",
                "action",
                id.toString());
        return columns.entrySet().stream()
                .map(column -> column.getKey() + "=" + column.getValue())
                .collect(Collectors.joining("\n"));
    }

    @SuppressWarnings("unchecked")
    private void read(
            TreeMap<String, String> columns,
            String table,
            String where,
            String order,
            Object subject) {
        List<String> names =
                entityManager
                        .createNativeQuery(
                                "select column_name, ordinal_position from information_schema.columns"
                                        + " where table_name = ?1 order by ordinal_position")
                        .setParameter(1, table)
                        .getResultList()
                        .stream()
                        .map(row -> String.valueOf(((Object[]) row)[0]))
                        .toList();
        List<Object[]> rows =
                entityManager
                        .createNativeQuery(
                                "select "
                                        + names.stream()
                                                .map(name -> "cast(" + name + " as varchar(300))")
                                                .collect(Collectors.joining(", "))
                                        + " from "
                                        + table
                                        + " where "
                                        + where
                                        + " order by "
                                        + order)
                        .setParameter(1, subject)
                        .getResultList();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            columns.put(
                    table + "." + names.get(i),
                    rows.stream()
                            .map(row -> String.valueOf(row[column]))
                            .collect(Collectors.joining(" | ")));
        }
    }

    /** What operators have done to a person, the earliest in front. */
    @SuppressWarnings("unchecked")
    private String looks(String number) {
        return ((List<Object[]>)
                        entityManager
                                .createNativeQuery(
                                        "select e.action, e.arrival from audit_entry e join member m on"
                                                + " e.subject_id = cast(m.id as varchar(64)) where"
                                                + " m.member_number = ?1 and e.actor_role = 'OPERATOR'"
                                                + " order by e.arrival")
                                .setParameter(1, number)
                                .getResultList())
                .stream().map(row -> String.valueOf(row[0])).collect(Collectors.joining(" "));
    }
}
