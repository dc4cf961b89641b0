package io.onecare.core.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What can be given to and comes back from the editor of families. */
class FamilyCommandsTest {

    private static final LocalDate BORN = LocalDate.of(2016, 5, 12);
    private static final PersonName NAME = PersonName.of("Nuvoletti", "Sereno");
    private static final TaxCode TAX_CODE = RollFixture.taxCode("D-1");

    @Test
    void a_policy_names_only_relationships_of_which_there_may_be_one() {
        assertThatThrownBy(
                        () ->
                                new FamilyPolicy(
                                        Declarations.COUNT, Map.of(Relationship.CHILD, 0), 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{CHILD=0}")
                .hasMessageContaining("leave it out");
        assertThatThrownBy(() -> new FamilyPolicy(Declarations.COUNT, Map.of(), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void the_standard_lets_spouse_children_and_parents_be_declared() {
        assertThat(FamilyPolicy.standard().most())
                .containsOnlyKeys(
                        Relationship.SPOUSE_OR_PARTNER, Relationship.CHILD, Relationship.PARENT)
                .containsEntry(Relationship.SPOUSE_OR_PARTNER, 1);
    }

    @Test
    void nothing_that_is_personal_is_in_a_text_for_logs() {
        Insured insured = new Insured("D-1", MemberId.random(), Relationship.CHILD, NAME, BORN);
        List<Object> all =
                List.of(
                        new DeclareDependant(
                                "Nuvoletti", "Sereno", TAX_CODE.value(), BORN, Relationship.CHILD),
                        new OwnDependant(
                                DependantId.of(new UUID(0, 0)),
                                insured,
                                TAX_CODE,
                                ValidityPeriod.from(BORN),
                                false,
                                true),
                        new OwnFamily(TAX_CODE, List.of(), List.of(), List.of()),
                        new Agreement("D-1", NAME, BORN));

        assertThat(all)
                .allSatisfy(
                        one ->
                                assertThat(one.toString())
                                        .doesNotContain("Nuvoletti", "Sereno", TAX_CODE.value())
                                        .doesNotContain("2016"));
    }
}
