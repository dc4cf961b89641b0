package io.onecare.portal.demo;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.NetworkOutcome;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;

/** The roll of the demo: the people of {@link DemoPerson}, the first of them with a daughter. */
final class DemoRoll {

    /** The number of a person who is on the roll if and only if it was loaded. */
    static final String FIRST_NUMBER = DemoPerson.ALL.get(0).number();

    private static final String POLICY = "DEMO-P-1";

    /** The price list of all of them. */
    static final String PRICE_LIST = "DEMO";

    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2024, 1, 1));

    private DemoRoll() {}

    /**
     * Adds everybody. Needs the caller's transaction.
     *
     * @throws IllegalStateException if something is refused; the caller must roll back
     */
    static void saveWith(OneCare oneCare, Actor actor, LocalDate today) {
        NetworkOutcome prices =
                oneCare.networkEditor()
                        .add(
                                actor,
                                new AddPriceList(
                                        PRICE_LIST,
                                        LocalizedName.of(
                                                "Listino dimostrativo", "Demo price list")));
        RollOutcome people =
                oneCare.rollImport()
                        .upsert(
                                actor,
                                new Roll(
                                        today,
                                        List.of(new RollPolicy(POLICY, null, PRICE_LIST, ALWAYS)),
                                        DemoPerson.ALL.stream().map(DemoRoll::entry).toList()));
        if (prices instanceof NetworkOutcome.Refused || people instanceof RollOutcome.Refused) {
            throw new IllegalStateException(
                    "The demo roll was refused.%nMaybe its price list (%s) or one of its people is there already."
                            .formatted(PRICE_LIST));
        }
    }

    private static RollEntry entry(DemoPerson person) {
        return new RollEntry(
                person.number(),
                PersonName.of(person.surname(), person.givenName()),
                person.birthDate(),
                TaxCode.of(person.taxCode()),
                ContactDetails.of(EmailAddress.of(person.email()), null),
                List.of(new RollCover(POLICY, ALWAYS)),
                person.number().equals(FIRST_NUMBER) ? List.of(daughter()) : List.of());
    }

    private static RollDependant daughter() {
        return new RollDependant(
                "DEMO-D-1",
                Relationship.CHILD,
                PersonName.of("Esempio", "Nina"),
                LocalDate.of(2016, 9, 2),
                TaxCode.of("SMPNNI16P42H501C"),
                ALWAYS);
    }
}
