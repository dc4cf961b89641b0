package io.onecare.portal.it.inside;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts the {@link Crowd} on the roll of the portal under test, and gives accounts to some. */
@ApplicationScoped
public class CrowdUnderTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Inject private OneCare oneCare;
    @Inject private Clock clock;
    @Inject private EntityManager entityManager;
    @Inject private MembersUnderTest members;

    @Transactional
    void add(@Observes @Priority(5002) @Initialized(ApplicationScoped.class) Object event) {
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
        oneCare.networkEditor()
                .add(SYSTEM, new AddPriceList("CROWD-LIST", LocalizedName.of("PROVA", null)));
        oneCare.rollImport()
                .upsert(
                        SYSTEM,
                        new Roll(
                                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Rome")),
                                List.of(new RollPolicy("CROWD-P", null, "CROWD-LIST", always)),
                                Stream.of(Crowd.values())
                                        .filter(Crowd::isOnRoll)
                                        .flatMap(
                                                crowd ->
                                                        crowd.people(Crowd.SIZE)
                                                                .map(
                                                                        person ->
                                                                                entry(
                                                                                        crowd,
                                                                                        person)))
                                        .toList()));
        Crowd.REGISTERED.people(Crowd.SIZE).forEach(this::register);
        Crowd.FLOODING.people(Crowd.SIZE).forEach(this::register);
        Crowd.MEMBERS.people(Crowd.MEMBERS_WITH_ACCOUNT).forEach(this::register);
    }

    /** With the password of the members under test, hashed once: so many hashes take a while. */
    private void register(Crowd.Person person) {
        entityManager
                .createNativeQuery(
                        "insert into account (id, member_id, user_name, password_hash, email,"
                                + " email_key, language, session_epoch, last_event, created_at) select"
                                + " m.id, m.id, ?1, a.password_hash, m.email, m.email, a.language,"
                                + " a.session_epoch, a.last_event, a.created_at from member m, account"
                                + " a where m.tax_code = ?2 and a.user_name = ?3")
                .setParameter(1, person.userName())
                .setParameter(2, person.taxCode())
                .setParameter(3, MembersUnderTest.ANNA)
                .executeUpdate();
        entityManager
                .createNativeQuery(
                        "insert into account_address (account_id, address_digest, last_used_at)"
                                + " select c.id, h.address_digest, h.last_used_at from account c,"
                                + " account a, account_address h where c.user_name = ?1 and a.user_name"
                                + " = ?2 and h.account_id = a.id")
                .setParameter(1, person.userName())
                .setParameter(2, MembersUnderTest.ANNA)
                .executeUpdate();
        members.shown(
                AccountId.of(
                        UUID.fromString(
                                (String)
                                        entityManager
                                                .createNativeQuery(
                                                        "select cast(id as varchar(36)) from"
                                                                + " account where user_name = ?1")
                                                .setParameter(1, person.userName())
                                                .getSingleResult())));
    }

    private static RollEntry entry(Crowd crowd, Crowd.Person person) {
        return new RollEntry(
                person.userName(),
                PersonName.of(person.surname(), Crowd.Person.GIVEN_NAME),
                LocalDate.of(1980, 1, 1),
                TaxCode.of(person.taxCode()),
                ContactDetails.of(
                        EmailAddress.of(
                                crowd == Crowd.MISMATCHED
                                        ? "on-roll-" + person.email()
                                        : person.email()),
                        null),
                List.of(new RollCover("CROWD-P", ValidityPeriod.from(LocalDate.of(2020, 1, 1)))),
                List.of());
    }
}
