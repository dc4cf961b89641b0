package io.onecare.core.account;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.member.Majority;
import io.onecare.core.member.Today;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells members, before a dependant is 18, that from that day on the dependant decides: they will
 * have to register themselves. Once for each dependant ({@link NotificationKind#COMING_OF_AGE}, the
 * subject is the dependant), to the address of the member's account; members without one see
 * nothing of their family either. Thread-safe as far as the entity manager supplier is.
 */
public final class ComingOfAge {

    /** So many days before the birthday the member is told, or later if they register later. */
    public static final int DAYS_BEFORE = 30;

    /** The most messages that one call puts in. */
    public static final int MAX_AT_ONCE = 500;

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Outbox outbox;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which day it is
     * @param outbox takes the messages
     */
    public ComingOfAge(Supplier<EntityManager> entityManager, Clock clock, Outbox outbox) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
    }

    private record Near(UUID dependant, LocalDate birthday, String email, String language) {}

    /**
     * Puts in a message for each dependant who will be 18 within {@link #DAYS_BEFORE} days and of
     * whom no message was put in before. Called by a job, once a day or more often.
     *
     * @param actor who asks; must be the system
     * @param max the most messages to put in, 1 to {@value #MAX_AT_ONCE}
     * @return how many were put in; fewer than {@code max} mean that there are no more; 0 if the
     *     actor may not
     * @throws IllegalArgumentException if {@code max} is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int announce(Actor actor, int max) {
        Objects.requireNonNull(actor, "actor");
        if (max < 1 || max > MAX_AT_ONCE) {
            throw new IllegalArgumentException(
                    "The most messages (%d) must be 1 to %d.".formatted(max, MAX_AT_ONCE));
        }
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM) {
            return 0;
        }
        List<Near> near =
                read(
                        em,
                        near().add(" and not exists (select 1 from outbox_message o")
                                .add(" where o.kind = ?", NotificationKind.COMING_OF_AGE.name())
                                .add(" and o.subject_id = d.id)")
                                .add(" order by d.birth_date, d.id limit ?", max));
        outbox.add(near.stream().map(ComingOfAge::message).toList());
        return near.size();
    }

    /**
     * Finds out what the message must say, when it is about to be handed over.
     *
     * @param actor who asks; must be the system
     * @param dependant the subject of the message
     * @return what to say; nothing if it is not true any more
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ComingOfAgeMessage prepare(Actor actor, UUID dependant) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM) {
            return new ComingOfAgeMessage.NothingToSend();
        }
        return read(em, near().add(" and d.id = ?", dependant)).stream()
                .findFirst()
                .<ComingOfAgeMessage>map(
                        one ->
                                new ComingOfAgeMessage.ToSend(
                                        one.birthday(),
                                        NotificationLanguage.ofCode(one.language())))
                .orElseGet(ComingOfAgeMessage.NothingToSend::new);
    }

    /**
     * Whoever is insured and will be 18 soon. Days of birth, because whoever is born on 29 February
     * is 18 on the 28th: the bounds are those of a birthday today and of one on the last day.
     */
    private NativeSql near() {
        LocalDate today = Today.in(clock);
        return new NativeSql()
                .add("select cast(d.id as varchar(36)), cast(d.birth_date as varchar(10)),")
                .add(" a.email, a.language from dependant d")
                .add(" join account a on a.member_id = d.member_id")
                .add(" where d.birth_date > cast(? as date)", lastBirthDateOfAge(today))
                .add(
                        " and d.birth_date <= cast(? as date)",
                        lastBirthDateOfAge(today.plusDays(DAYS_BEFORE)))
                .add(
                        " and (d.valid_until is null or d.valid_until > cast(? as date))",
                        text(today));
    }

    private static String lastBirthDateOfAge(LocalDate day) {
        return text(Majority.lastBirthDateOfAge(day));
    }

    private static String text(LocalDate day) {
        return day.toString();
    }

    private static List<Near> read(EntityManager em, NativeSql sql) {
        return sql.rows(em).stream()
                .map(
                        row ->
                                new Near(
                                        UUID.fromString((String) row[0]),
                                        Majority.firstDayOf(LocalDate.parse((String) row[1])),
                                        (String) row[2],
                                        (String) row[3]))
                .toList();
    }

    private static NewNotification message(Near near) {
        return new NewNotification(
                NotificationKind.COMING_OF_AGE,
                Audience.ACCOUNT,
                near.dependant(),
                1,
                EmailAddress.of(near.email()),
                null,
                near.birthday().atStartOfDay(ITALY).toInstant());
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A message about a birthday");
    }
}
