package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests in the database. They are no entities: every change is conditional, so that of two
 * people with the same request one wins and the other is told (as slots and holds, decision 0014).
 */
final class StoredCareRequests {

    private static final String MISSING =
            "(select string_agg(m.fact, ' ') from care_request_missing m"
                    + " where m.request_id = r.id)";

    private static final String CLOCK = "r.received_at, r.due_at, r.paused_at, r.finished_at";

    private StoredCareRequests() {}

    /** What came in under a key. */
    record Known(CareRequestId id, @Nullable String contentHash) {}

    /** False if something came in under the same key before. */
    static boolean insert(
            EntityManager em,
            CareRequest request,
            CareRequestId thread,
            @Nullable String naturalKey,
            @Nullable String contentHash) {
        TroubledBooking origin = request.origin();
        NativeSql sql =
                new NativeSql()
                        .add("insert into care_request (id, version, channel, natural_key,")
                        .add(" content_hash, thread_id, follows_id, state, received_at, due_at,")
                        .add(" account, sender_email, sender_phone, patient_number,")
                        .add(" facility_code, service_code, wished_at, identity_person,")
                        .add(" identity_how, identity_by, identity_at, origin_booking,")
                        .add(" origin_trouble) values (")
                        .add("?, ?, ?", uuid(request.id()), request.version(), channel(request))
                        .add(", ?, ?, ?", naturalKey, contentHash, uuid(thread))
                        .add(", ?", request.follows() == null ? null : uuid(request.follows()))
                        .add(", ?", request.state().name())
                        .add(", ?", Moments.toMicros(request.clock().receivedAt()))
                        .add(", ?", Moments.toMicros(request.clock().dueAt()))
                        .add(", ?", request.account())
                        .add(", ?", email(request.sender()))
                        .add(", ?", request.sender().phone().orElse(null));
        addFacts(sql, ", ?, ?, ?, ?", request.facts());
        addIdentity(sql, ", ?, ?, ?, ?", request.identity());
        return sql.add(", ?", origin == null ? null : origin.reference())
                        .add(", ?)", origin == null ? null : origin.trouble().name())
                        .add(" on conflict do nothing")
                        .update(em)
                == 1;
    }

    static Optional<Known> known(EntityManager em, String naturalKey) {
        return new NativeSql()
                        .add("select cast(id as varchar(36)), content_hash from care_request")
                        .add(" where natural_key = ?", naturalKey)
                        .rows(em)
                        .stream()
                        .map(Row::new)
                        .map(row -> new Known(row.id(), row.text()))
                        .findFirst();
    }

    static Optional<CareRequest> find(EntityManager em, CareRequestId id) {
        return new NativeSql()
                        .add(
                                "select cast(r.id as varchar(36)), r.version, r.channel, r.state, "
                                        + CLOCK)
                        .add(
                                ", r.account, r.sender_email, r.sender_phone, e.words, r.patient_number")
                        .add(", r.facility_code, r.service_code, r.wished_at, " + MISSING)
                        .add(
                                ", r.identity_person, r.identity_how, r.identity_by, r.identity_at, r.owner")
                        .add(", r.origin_booking, r.origin_trouble, r.booking_reference")
                        .add(", cast(r.follows_id as varchar(36)) from care_request r")
                        .add(
                                " join care_request_event e on e.request_id = r.id and e.event_number = 1")
                        .add(" where r.id = ?", uuid(id))
                        .rows(em)
                        .stream()
                        .map(Row::new)
                        .map(StoredCareRequests::request)
                        .findFirst();
    }

    private static CareRequest request(Row row) {
        return new CareRequest(
                row.id(),
                row.number(),
                row.one(CareChannel.class),
                row.one(CareRequestState.class),
                clock(row),
                row.text(),
                sender(row.text(), row.text()),
                words(row),
                new RecognisedFacts(row.text(), row.text(), row.text(), row.moment()),
                missing(row),
                identity(row.text(), row.oneOrNone(IdentityProof.class), row.text(), row.moment()),
                row.text(),
                origin(row.text(), row.oneOrNone(BookingTrouble.class)),
                row.text(),
                follows(row.text()));
    }

    /** Counts the version up, if the state is one of some; else false. Locks the row. */
    static boolean lock(EntityManager em, CareRequestId id, Set<CareRequestState> states) {
        return new NativeSql()
                        .add("update care_request set version = version + 1 where id = ?", uuid(id))
                        .add(" and state in ")
                        .addIn(names(states))
                        .update(em)
                == 1;
    }

    /** False if the request no longer is at the version. */
    static boolean save(
            EntityManager em, SeenCareRequest seen, int nextVersion, CareProgress progress) {
        CareClock clock = progress.clock();
        NativeSql sql =
                new NativeSql()
                        .add("update care_request set version = ?", nextVersion)
                        .add(", state = ?, owner = ?", progress.state().name(), progress.owner())
                        .add(", due_at = ?", Moments.toMicros(clock.dueAt()))
                        .add(", paused_at = ?", micros(clock.pausedAt()))
                        .add(", finished_at = ?", micros(clock.finishedAt()))
                        .add(", booking_reference = ?", progress.bookingReference());
        addFacts(
                sql,
                ", patient_number = ?, facility_code = ?, service_code = ?, wished_at = ?",
                progress.facts());
        addIdentity(
                sql,
                ", identity_person = ?, identity_how = ?, identity_by = ?, identity_at = ?",
                progress.identity());
        return sql.add(" where id = ? and version = ?", uuid(seen.id()), seen.version()).update(em)
                == 1;
    }

    static void replaceMissing(EntityManager em, CareRequestId id, Set<MissingFact> missing) {
        new NativeSql()
                .add("delete from care_request_missing where request_id = ?", uuid(id))
                .update(em);
        insertMissing(em, id, missing);
    }

    static void insertMissing(EntityManager em, CareRequestId id, Set<MissingFact> missing) {
        if (missing.isEmpty()) {
            return;
        }
        NativeSql sql = new NativeSql().add("insert into care_request_missing values ");
        String separator = "";
        for (MissingFact fact : missing) {
            sql.add(separator + "(?, ?)", uuid(id), fact.name());
            separator = ", ";
        }
        sql.update(em);
    }

    static void insertEvent(EntityManager em, CareRequestId id, CareHistoryEntry entry) {
        new NativeSql()
                .add("insert into care_request_event (request_id, event_number, event, from_state,")
                .add(" to_state, actor_role, actor_name, occurred_at, why, words, message_id)")
                .add(" values (?, ?, ?", uuid(id), entry.number(), entry.event().name())
                .add(", ?", entry.from() == null ? null : entry.from().name())
                .add(", ?, ?", entry.to().name(), entry.role().name())
                .add(", ?, ?", entry.by(), Moments.toMicros(entry.at()))
                .add(", ?", entry.why())
                .add(", ?", entry.words().isEmpty() ? null : entry.words().value())
                .add(", ?)", entry.mail() == null ? null : entry.mail().value())
                .update(em);
    }

    /** False if the mail was taken before. Whoever takes it at the same time is waited for. */
    static boolean claim(
            EntityManager em, OpenCareRequest.ByMail command, Instant received, Instant now) {
        return new NativeSql()
                        .add("insert into care_mail (message_id, received_at, taken_at, sender)")
                        .add(" values (?", command.mail().id().value())
                        .add(", ?, ?", Moments.toMicros(received), Moments.toMicros(now))
                        .add(", ?) on conflict do nothing", email(command.sender()))
                        .update(em)
                == 1;
    }

    /** How many requests came by mail from an address since a moment. */
    static int mailsFrom(EntityManager em, EmailAddress address, Instant since) {
        return new NativeSql()
                        .add("select 'requests', count(*) from care_request")
                        .add(" where sender_email = ?", address.value())
                        .add(" and received_at >= ? and channel = 'EMAIL'", Moments.toMicros(since))
                        .rows(em)
                        .stream()
                        .map(row -> ((Number) row[1]).intValue())
                        .findFirst()
                        .orElse(0);
    }

    static Optional<CareRequestId> broughtBy(EntityManager em, MessageId mail) {
        return new NativeSql()
                        .add(
                                "select cast(request_id as varchar(36)), event_number from care_request_event")
                        .add(" where message_id = ?", mail.value())
                        .rows(em)
                        .stream()
                        .map(Row::new)
                        .map(Row::id)
                        .findFirst();
    }

    /**
     * The request of a correspondence that is unfinished, else its last one; with the first one.
     * Mails are known by those that were taken, and by our own, whose ids are the outbox's.
     */
    static Optional<CareThread> thread(EntityManager em, List<MessageId> mails) {
        if (mails.isEmpty()) {
            return Optional.empty();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select cast(r.id as varchar(36)), cast(r.thread_id as varchar(36))")
                        .add(", case when r.finished_at is null then 0 else 1 end as finished")
                        .add(" from care_request r where r.thread_id in")
                        .add(" (select c.thread_id from care_request c where c.id in")
                        .add(" (select e.request_id from care_request_event e")
                        .add(" where e.message_id in ")
                        .addIn(mails.stream().map(MessageId::value).toList());
        List<UUID> own = mails.stream().flatMap(mail -> mail.outboxMessage().stream()).toList();
        if (!own.isEmpty()) {
            sql.add(" union select o.subject_id from outbox_message o where o.id in ").addIn(own);
        }
        return sql.add(")) order by finished, r.received_at desc, r.id limit 1").rows(em).stream()
                .map(Row::new)
                .map(row -> new CareThread(row.id(), row.id()))
                .findFirst();
    }

    /** A correspondence: where it stands, and where it began. */
    record CareThread(CareRequestId latest, CareRequestId first) {}

    static List<QueuedCareRequest> queue(
            EntityManager em,
            Actor actor,
            CareQueueCriteria criteria,
            @Nullable QueuePosition after,
            int limit,
            Instant now) {
        NativeSql sql = lines().add(" where r.state in ").addIn(names(criteria.states()));
        switch (criteria.ownership()) {
            case ALL -> {}
            case FREE -> sql.add(" and r.owner is null");
            case MINE -> sql.add(" and r.owner = ?", actor.name());
        }
        if (criteria.onlyLate()) {
            sql.add(
                    " and coalesce(r.finished_at, r.paused_at, ?) > r.due_at",
                    Moments.toMicros(now));
        }
        if (after != null) {
            long due = Moments.toMicros(after.dueAt());
            sql.add(" and r.due_at >= ? and (r.due_at > ?", due, due)
                    .add(" or r.id > ?)", uuid(after.id()));
        }
        return sql.add(" order by r.due_at, r.id limit ?", limit).rows(em).stream()
                .map(Row::new)
                .map(row -> queued(row, now))
                .toList();
    }

    private static NativeSql lines() {
        return new NativeSql()
                .add("select cast(r.id as varchar(36)), r.version, r.channel, r.state")
                .add(", " + CLOCK + ", r.owner, " + MISSING + " from care_request r");
    }

    static List<QueuedCareRequest> numbered(
            EntityManager em, CareNumber number, int limit, Instant now) {
        return lines()
                .add(" where r.id between ? and ?", number.from(), number.to())
                .add(" order by r.received_at desc, r.id limit ?", limit)
                .rows(em)
                .stream()
                .map(Row::new)
                .map(row -> queued(row, now))
                .toList();
    }

    static Optional<LatestCareEvent> latest(EntityManager em, CareRequestId id) {
        return new NativeSql()
                        .add("select r.version, r.state, r.owner, e.event, e.actor_role")
                        .add(", e.actor_name, e.occurred_at from care_request r")
                        .add(" join care_request_event e on e.request_id = r.id")
                        .add(" and e.event_number = r.version where r.id = ?", uuid(id))
                        .rows(em)
                        .stream()
                        .map(Row::new)
                        .map(
                                row ->
                                        new LatestCareEvent(
                                                new SeenCareRequest(id, row.number()),
                                                row.one(CareRequestState.class),
                                                row.text(),
                                                row.one(CareEvent.class),
                                                row.one(Role.class),
                                                row.given(),
                                                row.givenMoment()))
                        .findFirst();
    }

    private static QueuedCareRequest queued(Row row, Instant now) {
        SeenCareRequest seen = new SeenCareRequest(row.id(), row.number());
        CareChannel channel = row.one(CareChannel.class);
        CareRequestState state = row.one(CareRequestState.class);
        CareClock clock = clock(row);
        return new QueuedCareRequest(
                seen, channel, state, clock, clock.isLateAt(now), row.text(), missing(row));
    }

    static List<OwnCareRequest> askedBy(
            EntityManager em, String account, @Nullable OwnCareRequest after, int limit) {
        NativeSql sql =
                new NativeSql()
                        .add("select cast(r.id as varchar(36)), r.version, r.state, r.received_at")
                        .add(", r.due_at from care_request r where r.account = ?", account);
        if (after != null) {
            long received = Moments.toMicros(after.receivedAt());
            sql.add(" and r.received_at <= ? and (r.received_at < ?", received, received)
                    .add(" or r.id > ?)", uuid(after.seen().id()));
        }
        return sql.add(" order by r.received_at desc, r.id limit ?", limit).rows(em).stream()
                .map(Row::new)
                .map(
                        row ->
                                new OwnCareRequest(
                                        new SeenCareRequest(row.id(), row.number()),
                                        row.one(CareRequestState.class),
                                        row.givenMoment(),
                                        row.givenMoment()))
                .toList();
    }

    static List<CareHistoryEntry> history(
            EntityManager em, CareRequestId id, int afterNumber, int limit) {
        return new NativeSql()
                        .add(
                                "select e.event_number, e.event, e.from_state, e.to_state, e.actor_role,")
                        .add(" e.actor_name, e.occurred_at, e.why, e.words, e.message_id,")
                        .add(" m.received_at from care_request_event e left join care_mail m")
                        .add(" on m.message_id = e.message_id where e.request_id = ?", uuid(id))
                        .add(" and e.event_number > ?", afterNumber)
                        .add(" order by e.event_number limit ?", limit)
                        .rows(em)
                        .stream()
                        .map(Row::new)
                        .map(
                                row ->
                                        new CareHistoryEntry(
                                                row.number(),
                                                row.one(CareEvent.class),
                                                row.oneOrNone(CareRequestState.class),
                                                row.one(CareRequestState.class),
                                                row.one(Role.class),
                                                row.given(),
                                                row.givenMoment(),
                                                row.text(),
                                                words(row),
                                                mail(row.text()),
                                                row.moment()))
                        .toList();
    }

    private static CareClock clock(Row row) {
        return new CareClock(row.givenMoment(), row.givenMoment(), row.moment(), row.moment());
    }

    private static ContactDetails sender(@Nullable String email, @Nullable String phone) {
        return ContactDetails.of(email == null ? null : EmailAddress.of(email), phone);
    }

    private static Words words(Row row) {
        String text = row.text();
        return text == null ? Words.none() : Words.of(text);
    }

    private static Set<MissingFact> missing(Row row) {
        Set<MissingFact> missing = EnumSet.noneOf(MissingFact.class);
        String names = row.text();
        if (names != null) {
            Arrays.stream(names.split(" ")).map(MissingFact::valueOf).forEach(missing::add);
        }
        return missing;
    }

    private static @Nullable IdentityCheck identity(
            @Nullable String person,
            @Nullable IdentityProof how,
            @Nullable String by,
            @Nullable Instant at) {
        return person == null || how == null || by == null || at == null
                ? null
                : new IdentityCheck(person, how, by, at);
    }

    private static @Nullable TroubledBooking origin(
            @Nullable String reference, @Nullable BookingTrouble trouble) {
        return reference == null || trouble == null
                ? null
                : new TroubledBooking(reference, trouble);
    }

    private static @Nullable CareRequestId follows(@Nullable String id) {
        return id == null ? null : CareRequestId.of(UUID.fromString(id));
    }

    private static @Nullable MessageId mail(@Nullable String id) {
        return id == null ? null : MessageId.of(id);
    }

    private static void addFacts(NativeSql sql, String fragment, RecognisedFacts facts) {
        sql.add(
                fragment,
                facts.patientNumber(),
                facts.facilityCode(),
                facts.serviceCode(),
                micros(facts.wishedAt()));
    }

    private static void addIdentity(
            NativeSql sql, String fragment, @Nullable IdentityCheck identity) {
        if (identity == null) {
            sql.add(fragment, null, null, null, null);
        } else {
            sql.add(
                    fragment,
                    identity.personNumber(),
                    identity.how().name(),
                    identity.by(),
                    Moments.toMicros(identity.at()));
        }
    }

    private static List<String> names(Set<CareRequestState> states) {
        return states.stream().map(CareRequestState::name).sorted().toList();
    }

    private static UUID uuid(CareRequestId id) {
        return Objects.requireNonNull(id).value();
    }

    private static String channel(CareRequest request) {
        return request.channel().name();
    }

    private static @Nullable String email(ContactDetails contact) {
        return contact.email().map(EmailAddress::value).orElse(null);
    }

    private static @Nullable Long micros(@Nullable Instant moment) {
        return moment == null ? null : Moments.toMicros(moment);
    }
}
