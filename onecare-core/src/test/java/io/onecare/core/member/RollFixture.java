package io.onecare.core.member;

import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rolls of invented people, in the words of the domain. Tax codes have the form and no owner. */
public final class RollFixture {

    static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    /** The day of {@link io.onecare.core.database.TestNetwork#NOON}. */
    static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    private RollFixture() {}

    public static Roll roll(List<RollPolicy> policies, RollEntry... entries) {
        return new Roll(TODAY, policies, List.of(entries));
    }

    public static RollPolicy policy(String number, ValidityPeriod period) {
        return new RollPolicy(number, null, "BASE", period);
    }

    public static MemberBuilder aMember(String number) {
        return new MemberBuilder(number);
    }

    public static RollDependant aDependant(
            String number, Relationship relationship, LocalDate birth) {
        return new RollDependant(
                number,
                relationship,
                PersonName.of("Familiare", number),
                birth,
                taxCode(number),
                ValidityPeriod.from(birth.isAfter(JANUARY) ? birth : JANUARY));
    }

    public static RollDependant aChild(String number, LocalDate birth) {
        return aDependant(number, Relationship.CHILD, birth);
    }

    /** Six letters from the number, the rest the same for all. */
    public static TaxCode taxCode(String number) {
        int hash = Math.floorMod(number.hashCode(), 26 * 26 * 26 * 26);
        StringBuilder letters = new StringBuilder("QQ");
        for (int i = 0; i < 4; i++) {
            letters.append((char) ('A' + hash % 26));
            hash /= 26;
        }
        return TaxCode.of(TaxCodeWriter.withCheckCharacter(letters + "80A01H501"));
    }

    /** A member as the roll states it; immutable. */
    public record MemberBuilder(RollEntry entry) {

        MemberBuilder(String number) {
            this(
                    new RollEntry(
                            number,
                            PersonName.of("Titolare", number),
                            LocalDate.of(1980, 1, 1),
                            taxCode(number),
                            ContactDetails.of(
                                    EmailAddress.of(
                                            number.toLowerCase(Locale.ROOT) + "@example.org"),
                                    null),
                            List.of(),
                            List.of()));
        }

        MemberBuilder born(LocalDate day) {
            return with(day, entry.taxCode(), entry.contact(), entry.covers(), entry.dependants());
        }

        MemberBuilder withTaxCode(TaxCode taxCode) {
            return with(
                    entry.birthDate(),
                    taxCode,
                    entry.contact(),
                    entry.covers(),
                    entry.dependants());
        }

        MemberBuilder reachedBy(ContactDetails contact) {
            return with(
                    entry.birthDate(),
                    entry.taxCode(),
                    contact,
                    entry.covers(),
                    entry.dependants());
        }

        public MemberBuilder coveredBy(String policy, ValidityPeriod period) {
            List<RollCover> covers = new ArrayList<>(entry.covers());
            covers.add(new RollCover(policy, period));
            return with(
                    entry.birthDate(),
                    entry.taxCode(),
                    entry.contact(),
                    covers,
                    entry.dependants());
        }

        public RollEntry with(RollDependant... dependants) {
            return with(
                            entry.birthDate(),
                            entry.taxCode(),
                            entry.contact(),
                            entry.covers(),
                            Arrays.asList(dependants))
                    .entry();
        }

        public RollEntry alone() {
            return entry;
        }

        private MemberBuilder with(
                LocalDate birth,
                TaxCode taxCode,
                ContactDetails contact,
                List<RollCover> covers,
                List<RollDependant> dependants) {
            return new MemberBuilder(
                    new RollEntry(
                            entry.number(),
                            entry.name(),
                            birth,
                            taxCode,
                            contact,
                            covers,
                            dependants));
        }
    }
}
