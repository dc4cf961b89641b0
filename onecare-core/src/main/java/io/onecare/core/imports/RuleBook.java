package io.onecare.core.imports;

import io.onecare.core.member.FamilyLimits;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an import does with the rows of each type. Immutable. */
final class RuleBook {

    private final Map<RowType, RowRules> rules = new EnumMap<>(RowType.class);

    RuleBook(Clock clock, FamilyLimits limits) {
        for (RowRules one :
                List.of(
                        CatalogueRows.categories(),
                        CatalogueRows.services(clock),
                        FacilityRows.facilities(),
                        PractitionerRows.practitioners(),
                        CatalogueRows.priceLists(),
                        new TariffRows(),
                        PolicyRows.policies(),
                        MemberRows.members(clock),
                        new CoverRows(),
                        new DependantRows(clock, limits))) {
            rules.put(one.type(), one);
        }
    }

    RowRules of(RowType type) {
        return Objects.requireNonNull(rules.get(type));
    }
}
