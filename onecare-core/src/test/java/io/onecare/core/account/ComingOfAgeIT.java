package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ALMOST;
import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Relationship;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages about eighteenth birthdays, on both providers and both databases. */
class ComingOfAgeIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final ComingOfAgeMessage NOTHING = new ComingOfAgeMessage.NothingToSend();
    private static final OfficeFixture.Person BORN_ON_29_FEBRUARY =
            new OfficeFixture.Person(
                    "D-9", "NUVOLETTI", "GELINDO", LocalDate.of(2008, 2, 29), null);

    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_member_is_told_once_from_thirty_days_before_the_birthday_on(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        UUID almost = office.idOf(ALMOST);

        at("2026-02-14T11:00:00Z");
        assertThat(announced()).as("the member has no account").isZero();
        registered("2026-02-14T11:00:00Z");
        at("2026-02-14T22:59:59Z"); // 31 days before 17 March
        assertThat(announced()).isZero();
        at("2026-02-14T23:00:00Z"); // midnight in Rome: 30 days before
        assertThat(announced()).isEqualTo(1);
        assertThat(announced()).isZero();
        at("2026-03-16T11:00:00Z");
        assertThat(announced()).isZero();

        assertThat(office.messages()).contains("COMING_OF_AGE 1 ariella@example.org");
        assertThat(prepared(almost))
                .isEqualTo(
                        new ComingOfAgeMessage.ToSend(
                                LocalDate.of(2026, 3, 17), NotificationLanguage.ITALIAN));
        at("2026-03-16T23:00:00Z"); // the birthday begins
        assertThat(prepared(almost)).isEqualTo(NOTHING);
        assertThat(staleAt()).isEqualTo(Instant.parse("2026-03-16T23:00:00Z"));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_is_born_on_29_february_is_of_age_on_the_28th(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        office.roll(ARIELLA.asMember(BORN_ON_29_FEBRUARY.asDependant(Relationship.CHILD, JANUARY)));
        registered("2026-01-28T11:00:00Z");
        assertThat(announced()).as("31 days before").isZero();

        at("2026-01-29T11:00:00Z");
        assertThat(announced()).isEqualTo(1);
        UUID person = office.idOf(BORN_ON_29_FEBRUARY);
        at("2026-02-27T11:00:00Z");
        assertThat(prepared(person))
                .isEqualTo(
                        new ComingOfAgeMessage.ToSend(
                                LocalDate.of(2026, 2, 28), NotificationLanguage.ITALIAN));
        at("2026-02-28T11:00:00Z");
        assertThat(prepared(person)).isEqualTo(NOTHING);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void nobody_is_told_of_somebody_who_is_no_longer_insured_or_by_somebody_else_than_a_job(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        registered("2026-03-01T11:00:00Z");
        UUID almost = office.idOf(ALMOST);
        assertThat(announced()).isEqualTo(1);
        at("2026-03-16T11:00:00Z");

        office.roll(ARIELLA.asMember());

        assertThat(prepared(almost)).isEqualTo(NOTHING);
        for (Actor other : List.of(Actor.operator("desk"), Actor.visitor())) {
            assertThat(office.<Integer>write(o -> o.comingOfAge().announce(other, 10))).isZero();
            assertThat(
                            office.<ComingOfAgeMessage>write(
                                    o -> o.comingOfAge().prepare(other, almost)))
                    .isEqualTo(NOTHING);
        }
        assertThatThrownBy(() -> office.write(o -> o.comingOfAge().announce(SYSTEM, 501)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(501)");
    }

    private void registered(String moment) {
        at(moment);
        office.registered(ARIELLA);
    }

    private void at(String moment) {
        office.clock.set(Instant.parse(moment));
    }

    private int announced() {
        return office.write(o -> o.comingOfAge().announce(SYSTEM, 10));
    }

    private ComingOfAgeMessage prepared(UUID dependant) {
        return office.write(o -> o.comingOfAge().prepare(SYSTEM, dependant));
    }

    private Instant staleAt() {
        return Instant.EPOCH.plusNanos(
                1_000
                        * Long.parseLong(
                                office.texts(
                                                "select cast(stale_at as varchar(20)) from"
                                                        + " outbox_message where kind ="
                                                        + " 'COMING_OF_AGE'")
                                        .get(0)));
    }
}
