package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ALMOST;
import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.BRUNELLO;
import static io.onecare.core.account.OfficeFixture.CELESTE;
import static io.onecare.core.account.OfficeFixture.NICOLO;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.access.AccessEntry;
import io.onecare.core.access.AccessScope;
import io.onecare.core.account.ContactOnFile.Source;
import io.onecare.core.account.OfficeFixture.Person;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Coverage;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.RollEntry;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.TaxCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the desk finds people and looks at them, on both providers and both databases. */
class PersonFinderIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";

    private static final Actor COLLEAGUE = Actor.operator("colleague");

    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_calls_is_found_by_tax_code_or_by_surname_and_birth_date_and_masked(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        assertThat(found(byTaxCode(ARIELLA))).containsExactly(masked("M-1", "NU", "AR", ARIELLA));
        assertThat(found(bySurname("d’onda", NICOLO)))
                .containsExactly(masked("M-3", "D'", "NI", NICOLO));
        assertThat(found(bySurname("Nuvoletti", CELESTE)))
                .containsExactly(
                        new FoundPerson("D-1", Relationship.CHILD, "NU•••", "CE•••", end(CELESTE)));
        assertThat(found(byTaxCode(STRANGER))).isEmpty();
        assertThat(found(bySurname("Nuvoletti", NICOLO))).isEmpty();
        assertThat(byTaxCode(ARIELLA).toString()).doesNotContain("NU", "AR", end(ARIELLA));
    }

    private static FoundPerson masked(
            String number, String surname, String givenName, Person person) {
        return new FoundPerson(number, null, surname + "•••", givenName + "•••", end(person));
    }

    private static String end(Person person) {
        return person.taxCode().substring(12);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void more_than_five_are_not_shown_and_their_tax_code_is_to_be_asked_for(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        LocalDate birthDate = LocalDate.of(1966, 10, 4);
        List<Person> namesakes = new ArrayList<>();
        for (String given : List.of("ADA", "BICE", "CLEO", "DORA", "ELSA", "FEDRA")) {
            namesakes.add(new Person("N-" + given, "ONDA MARINA", given, birthDate, null));
        }

        office.roll(
                namesakes.stream()
                        .limit(5)
                        .map(p -> p.asMember())
                        .toArray(PersonFinderIT::entries));
        assertThat(found(bySurname("Onda Marina", namesakes.get(0)))).hasSize(5);
        assertThat(found(bySurname("ONDA", namesakes.get(0)))).hasSize(5);
        assertThat(found(bySurname("Marina", namesakes.get(0)))).isEmpty();
        office.roll(namesakes.stream().map(p -> p.asMember()).toArray(PersonFinderIT::entries));

        assertThat(bySurname("Onda", namesakes.get(0)))
                .isEqualTo(
                        new PersonSearchOutcome.Refused(
                                PersonSearchRefusal.TOO_MANY, Duration.ZERO));
        assertThat(listed()).hasSize(10); // those of the two searches that were answered
        assertThat(found(byTaxCode(namesakes.get(5)))).hasSize(1);
    }

    private static RollEntry[] entries(int count) {
        return new RollEntry[count];
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void every_search_and_every_look_is_kept_with_its_reason_and_the_person_may_see_it(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        byTaxCode(ARIELLA);
        byTaxCode(STRANGER);
        view(OPERATOR, "M-1", LookReason.caller());

        assertThat(office.audited("PersonSearch"))
                .containsExactly("PERSON_SEARCHED_FOR_CALLER", "PERSON_SEARCHED_FOR_CALLER");
        assertThat(office.audited("Person"))
                .containsExactly("PERSON_LISTED_FOR_CALLER", "PERSON_VIEWED_FOR_CALLER");
        Actor ariella = Actor.member(office.idOf(ARIELLA));
        assertThat(log(ariella))
                .extracting(entry -> entry.action() + " " + entry.role())
                .containsExactlyInAnyOrder(
                        "PERSON_LISTED_FOR_CALLER OPERATOR", "PERSON_VIEWED_FOR_CALLER OPERATOR");
        Actor brunello = Actor.member(office.idOf(BRUNELLO));
        assertThat(log(brunello)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_is_shown_again_within_a_quarter_of_an_hour_is_the_same_look(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        for (int look = 1; look <= 200; look++) {
            open("M-1");
        }
        assertThat(office.audited("Person")).containsExactly("PERSON_VIEWED_FOR_CALLER");
        view(COLLEAGUE, "M-1", LookReason.caller());
        open("M-2");
        assertThat(office.audited("Person")).hasSize(3);
        office.clock.forward(Duration.ofMinutes(15));
        open("M-1");

        assertThat(office.audited("Person")).hasSize(4);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void only_an_open_request_that_the_operator_has_taken_is_a_reason(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        SeenCareRequest seen = called();
        LookReason reason = LookReason.careRequest(seen.id().value());

        assertThat(reason(view(OPERATOR, "M-1", reason)))
                .isEqualTo(PersonSearchRefusal.REASON_NOT_VALID);
        SeenCareRequest taken = performed(office.write(o -> o.careRequests().take(OPERATOR, seen)));
        assertThat(reason(view(COLLEAGUE, "M-1", reason)))
                .isEqualTo(PersonSearchRefusal.REASON_NOT_VALID);
        assertThat(listed()).isEmpty();
        assertThat(view(OPERATOR, "M-1", reason)).isInstanceOf(PersonViewOutcome.Open.class);
        assertThat(
                        office.texts(
                                "select subject_type from audit_entry"
                                        + " where action = 'PERSON_VIEWED_FOR_CARE_REQUEST'"
                                        + " order by subject_type"))
                .containsExactly("CareRequest", "Person");
        office.write(o -> o.careRequests().refuse(OPERATOR, taken, "non risponde", Words.none()));

        assertThat(reason(view(OPERATOR, "M-1", reason)))
                .isEqualTo(PersonSearchRefusal.REASON_NOT_VALID);
        assertThat(byTaxCode(OPERATOR, ARIELLA, LookReason.careRequest(UUID.randomUUID())))
                .isEqualTo(
                        new PersonSearchOutcome.Refused(
                                PersonSearchRefusal.REASON_NOT_VALID, Duration.ZERO));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_file_tells_cover_contacts_with_their_source_and_the_family_masked(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        office.registeredByDesk(CELESTE, "celeste@example.org");
        office.sql("update account set phone = '011 5550101'");
        office.sql("update member set phone = '011 5550102' where member_number = 'M-1'");

        PersonFile ariella = open("M-1");
        assertThat(ariella.name().surname()).isEqualTo("NUVOLETTI");
        assertThat(ariella.taxCode().value()).isEqualTo(ARIELLA.taxCode());
        assertThat(ariella.coverage()).isInstanceOf(Coverage.Covered.class);
        assertThat(contacts(ariella))
                .containsExactly(
                        "EMAIL ariella@example.org ROLL false", "PHONE 011 5550102 ROLL false");
        assertThat(ariella.family())
                .extracting(tie -> tie.person().number() + " " + tie.mayBeToldOf())
                .containsExactly("D-1 false", "D-2 true", "D-3 false");

        PersonFile celeste = open("D-1");
        assertThat(celeste.mayBeToldToMember()).isFalse();
        assertThat(contacts(celeste))
                .containsExactly(
                        "EMAIL celeste@example.org PROVEN false", "PHONE 011 5550101 TYPED false");
        assertThat(celeste.contacts())
                .extracting(c -> c.source() == Source.TYPED)
                .containsExactly(false, true);
        assertThat(celeste.contacts())
                .extracting(ContactOnFile::isVerified)
                .containsExactly(true, false);

        PersonFile sereno = open(ALMOST.number());
        assertThat(sereno.mayBeToldToMember()).isTrue();
        assertThat(contacts(sereno))
                .containsExactly(
                        "EMAIL ariella@example.org ROLL true", "PHONE 011 5550102 ROLL true");
        office.clock.forward(Duration.ofDays(1));
        assertThat(open(ALMOST.number()).contacts()).isEmpty();
        assertThat(ariella.toString() + ariella.contacts() + ariella.family())
                .doesNotContain("NUVOLETTI", "example.org", "5550102", end(CELESTE));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void it_is_kept_how_it_was_made_sure_who_calls_and_nobody_is_called_back_without_a_number(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        assertThat(identified("M-1", CallerProof.CALL_BACK_TO_NUMBER_ON_FILE))
                .isEqualTo(CallerCheckOutcome.REFUSED_NO_NUMBER_ON_FILE);
        assertThat(identified("M-99", CallerProof.ROLL_DATA_ASKED))
                .isEqualTo(CallerCheckOutcome.REFUSED_NOT_FOUND);
        assertThat(office.audited("Person")).isEmpty();
        office.sql("update member set phone = '011 5550102' where member_number = 'M-1'");
        assertThat(identified("M-1", CallerProof.CALL_BACK_TO_NUMBER_ON_FILE))
                .isEqualTo(CallerCheckOutcome.RECORDED);
        assertThat(identified("D-2", CallerProof.ROLL_DATA_ASKED))
                .isEqualTo(CallerCheckOutcome.RECORDED);

        assertThat(office.audited("Person"))
                .containsExactly(
                        "CALLER_IDENTIFIED_BY_CALL_BACK_TO_NUMBER_ON_FILE",
                        "CALLER_IDENTIFIED_BY_ROLL_DATA_ASKED");
    }

    private CallerCheckOutcome identified(String number, CallerProof how) {
        return office.write(o -> o.personFinder().recordCaller(OPERATOR, number, how));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void nobody_browses_the_roll(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        for (int search = 1; search <= 60; search++) {
            assertThat(byTaxCode(STRANGER)).isInstanceOf(PersonSearchOutcome.Found.class);
        }
        assertThat(byTaxCode(ARIELLA))
                .isEqualTo(
                        new PersonSearchOutcome.Refused(
                                PersonSearchRefusal.TOO_OFTEN, Duration.ofMinutes(1)));
        assertThat(listed()).isEmpty();
        assertThat(office.audited("PersonSearch")).hasSize(60);
        assertThat(byTaxCode(COLLEAGUE, ARIELLA, LookReason.caller()))
                .isInstanceOf(PersonSearchOutcome.Found.class);
        office.clock.forward(Duration.ofMinutes(1));
        assertThat(found(byTaxCode(ARIELLA))).hasSize(1);

        for (int look = 1; look <= 120; look++) {
            assertThat(reason(view(OPERATOR, "M-" + (100 + look), LookReason.caller())))
                    .isEqualTo(PersonSearchRefusal.NOT_FOUND);
        }
        assertThat(view(OPERATOR, "M-1", LookReason.caller()))
                .isEqualTo(
                        new PersonViewOutcome.Refused(
                                PersonSearchRefusal.TOO_OFTEN, Duration.ofSeconds(30)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_cannot_be_kept_is_not_shown(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        assertThatThrownBy(
                        () ->
                                office.read(
                                        o ->
                                                o.personFinder()
                                                        .view(
                                                                OPERATOR,
                                                                "M-1",
                                                                LookReason.caller())))
                .isInstanceOf(OneCareException.class)
                .extracting(fault -> ((OneCareException) fault).code())
                .isEqualTo(ErrorCode.TRANSACTION_REQUIRED);
        assertThatThrownBy(() -> bySurname(" '-. ", ARIELLA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 1 to 100, and a letter");
        assertThatThrownBy(() -> new LookReason(LookReason.Kind.CARE_REQUEST, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PersonSearchOutcome byTaxCode(Person person) {
        return byTaxCode(OPERATOR, person, LookReason.caller());
    }

    private PersonSearchOutcome byTaxCode(Actor actor, Person person, LookReason reason) {
        TaxCode taxCode = TaxCode.of(person.taxCode());
        return office.write(o -> o.personFinder().byTaxCode(actor, taxCode, reason));
    }

    private List<AccessEntry> log(Actor member) {
        return office.read(o -> o.accessLog().page(member, AccessScope.BY_OTHERS, null, 10));
    }

    private PersonSearchOutcome bySurname(String surname, Person person) {
        return office.write(
                o ->
                        o.personFinder()
                                .bySurname(
                                        OPERATOR,
                                        surname,
                                        person.birthDate(),
                                        LookReason.caller()));
    }

    private PersonViewOutcome view(Actor actor, String number, LookReason reason) {
        return office.write(o -> o.personFinder().view(actor, number, reason));
    }

    private PersonFile open(String number) {
        return ((PersonViewOutcome.Open) view(OPERATOR, number, LookReason.caller())).file();
    }

    private static List<FoundPerson> found(PersonSearchOutcome outcome) {
        return ((PersonSearchOutcome.Found) outcome).people();
    }

    private static PersonSearchRefusal reason(PersonViewOutcome outcome) {
        return ((PersonViewOutcome.Refused) outcome).reason();
    }

    private static List<String> contacts(PersonFile file) {
        return file.contacts().stream()
                .map(c -> c.kind() + " " + c.value() + " " + c.source() + " " + c.ofMember())
                .toList();
    }

    private List<String> listed() {
        return office.texts("select action from audit_entry where action like 'PERSON_LISTED%'");
    }

    private SeenCareRequest called() {
        CareOpening opening =
                office.write(
                        o ->
                                o.careRequests()
                                        .open(
                                                OPERATOR,
                                                new OpenCareRequest.ByPhone(
                                                        UUID.randomUUID().toString(),
                                                        ContactDetails.none(),
                                                        Words.of("chiama per una visita"),
                                                        RecognisedFacts.none(),
                                                        Set.of())));
        return ((CareOpening.Opened) opening).seen();
    }

    private static SeenCareRequest performed(CareOutcome outcome) {
        return ((CareOutcome.Performed) outcome).seen();
    }
}
