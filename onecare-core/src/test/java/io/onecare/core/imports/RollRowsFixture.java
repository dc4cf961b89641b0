package io.onecare.core.imports;

import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollFixture;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rolls, and the rows that say the same. */
final class RollRowsFixture {

    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2020, 1, 1),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 6, 1),
                    LocalDate.of(2026, 6, 8),
                    LocalDate.of(2026, 6, 15),
                    LocalDate.of(2026, 7, 1),
                    LocalDate.of(2027, 1, 1));
    private static final int MEMBERS = 5;

    private RollRowsFixture() {}

    /** By line, of whom or of which policy the row speaks. */
    static Map<Integer, String> subjects(List<ImportRow> rows) {
        Map<Integer, String> subjects = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            subjects.put(i + 2, subject(rows.get(i)));
        }
        return subjects;
    }

    static String subject(ImportRow row) {
        if (row instanceof PolicyRow policy) {
            return String.valueOf(policy.number());
        }
        if (row instanceof MemberRow member) {
            return String.valueOf(member.number());
        }
        if (row instanceof CoverRow cover) {
            return String.valueOf(cover.memberNumber());
        }
        return String.valueOf(((DependantRow) row).memberNumber());
    }

    static List<ImportRow> rows(Roll roll) {
        List<ImportRow> rows = new ArrayList<>();
        roll.policies().forEach(policy -> rows.add(row(policy)));
        for (RollEntry entry : roll.entries()) {
            rows.add(
                    new MemberRow(
                            entry.number(),
                            entry.name().surname(),
                            entry.name().givenName(),
                            entry.birthDate(),
                            entry.taxCode().value(),
                            entry.contact().email().map(EmailAddress::value).orElse(null),
                            entry.contact().phone().orElse(null)));
            for (RollCover cover : entry.covers()) {
                rows.add(
                        cover(
                                entry.number(),
                                cover.policyNumber(),
                                cover.period().from(),
                                end(cover.period())));
            }
            for (RollDependant dependant : entry.dependants()) {
                rows.add(row(entry.number(), dependant));
            }
        }
        return rows;
    }

    static PolicyRow row(RollPolicy policy) {
        return new PolicyRow(
                policy.number(),
                policy.holderName(),
                policy.priceListCode(),
                policy.period().from(),
                end(policy.period()));
    }

    static MemberRow member(String number) {
        return (MemberRow)
                rows(roll(LocalDate.EPOCH, List.of(), RollFixture.aMember(number).alone())).get(0);
    }

    static CoverRow cover(
            String member, String policy, LocalDate from, @Nullable LocalDate untilExclusive) {
        return new CoverRow(member, policy, from, untilExclusive);
    }

    static DependantRow row(String member, RollDependant dependant) {
        return new DependantRow(
                dependant.number(),
                member,
                dependant.relationship(),
                dependant.name().surname(),
                dependant.name().givenName(),
                dependant.birthDate(),
                dependant.taxCode().value(),
                dependant.period().from(),
                end(dependant.period()));
    }

    static Roll roll(LocalDate asOf, List<RollPolicy> policies, RollEntry... entries) {
        return new Roll(asOf, policies, List.of(entries));
    }

    private static @Nullable LocalDate end(ValidityPeriod period) {
        return period.untilExclusive().orElse(null);
    }

    /** A roll of few people and policies; one in three is wrong in one thing or another. */
    static Roll random(Random random) {
        return new Dice(random, random.nextInt(3) == 0).roll();
    }

    private record Dice(Random random, boolean careless) {

        Roll roll() {
            List<RollPolicy> policies = new ArrayList<>();
            for (String number : List.of("P-1", "P-2", "P-OLD")) {
                if (random.nextInt(3) == 0) {
                    policies.add(
                            new RollPolicy(
                                    number,
                                    random.nextBoolean() ? "Ditta Prova" : null,
                                    slips() ? "NONE" : "BASE",
                                    slips() ? period() : longPeriod()));
                }
            }
            if (!policies.isEmpty() && slips()) {
                RollPolicy first = policies.get(0); // the same twice would harm no import
                policies.add(
                        new RollPolicy(
                                first.number(),
                                "Altra Ditta",
                                first.priceListCode(),
                                first.period()));
            }
            List<RollEntry> entries = new ArrayList<>();
            for (int i = 1; i <= MEMBERS; i++) {
                if (random.nextInt(5) < 3) {
                    entries.add(entry(i));
                }
            }
            return new Roll(DAYS.get(2 + random.nextInt(3)), policies, entries);
        }

        private RollEntry entry(int i) {
            String number = slips() ? "F-" + (1 + random.nextInt(8)) : "M-" + i;
            String other = slips() ? "M-" + (1 + random.nextInt(MEMBERS)) : number;
            return new RollEntry(
                    number,
                    PersonName.of(random.nextBoolean() ? "Titolare" : "Rossi", number),
                    LocalDate.of(slips() ? 2027 : 1980, 1, 1),
                    RollFixture.taxCode(other),
                    ContactDetails.of(
                            random.nextBoolean() ? null : EmailAddress.of("a@example.org"),
                            random.nextBoolean() ? null : "011 001234"),
                    covers(),
                    dependants(i));
        }

        private List<RollCover> covers() {
            ValidityPeriod one = period();
            List<RollCover> covers = new ArrayList<>();
            if (random.nextInt(4) > 0) {
                covers.add(new RollCover(slips() ? "P-9" : "P-1", one));
                one.untilExclusive()
                        .filter(end -> random.nextBoolean())
                        .map(end -> slips() ? one.from().plusDays(1) : end)
                        .ifPresent(
                                day ->
                                        covers.add(
                                                new RollCover(
                                                        slips() ? "P-2" : "P-1",
                                                        ValidityPeriod.from(day))));
            }
            return covers;
        }

        private List<RollDependant> dependants(int i) {
            return IntStream.rangeClosed(1, 8)
                    .filter(d -> random.nextInt(3) > 0 && (d % MEMBERS + 1 == i || slips()))
                    .mapToObj(d -> dependant(slips() ? "M-" + d : "F-" + d, d, i))
                    .toList();
        }

        private RollDependant dependant(String number, int d, int i) {
            boolean partner = d <= MEMBERS ? random.nextBoolean() : slips();
            return new RollDependant(
                    number,
                    partner ? Relationship.SPOUSE_OR_PARTNER : Relationship.CHILD,
                    PersonName.of("Familiare", random.nextBoolean() ? number : "Altro"),
                    slips()
                            ? DAYS.get(4)
                            : LocalDate.of(random.nextBoolean() ? 2008 : 2010, 2, 28).plusDays(1),
                    RollFixture.taxCode(slips() ? "M-" + i : "F-" + d),
                    period());
        }

        private ValidityPeriod period() {
            int from = random.nextInt(DAYS.size() - 1);
            int until = from + 1 + random.nextInt(DAYS.size() - from);
            return until < DAYS.size()
                    ? ValidityPeriod.between(DAYS.get(from), DAYS.get(until))
                    : ValidityPeriod.from(DAYS.get(from));
        }

        /** One in which most covers have a day. */
        private ValidityPeriod longPeriod() {
            LocalDate from = DAYS.get(random.nextInt(2));
            return random.nextInt(3) == 0
                    ? ValidityPeriod.between(from, DAYS.get(5 + random.nextInt(2)))
                    : ValidityPeriod.from(from);
        }

        private boolean slips() {
            return careless && random.nextInt(12) == 0;
        }
    }
}
