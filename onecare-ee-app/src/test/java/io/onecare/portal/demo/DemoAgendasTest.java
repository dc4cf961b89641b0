package io.onecare.portal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.geo.gazetteer.Gazetteer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoAgendasTest {

    private static final DemoNetwork NETWORK = DemoNetwork.generate(Gazetteer.italy());
    private static final DemoAgendas AGENDAS = DemoAgendas.of(NETWORK);
    private static final List<AddTariff> PRICES = DemoPrices.of(NETWORK, "DEMO");

    @Test
    void two_runs_give_the_same() {
        assertThat(DemoAgendas.of(NETWORK).practitioners()).isEqualTo(AGENDAS.practitioners());
        assertThat(DemoAgendas.of(NETWORK).schedules()).isEqualTo(AGENDAS.schedules());
        assertThat(DemoPrices.of(NETWORK, "DEMO")).isEqualTo(PRICES);
    }

    @Test
    void there_are_enough_to_find_somebody_and_few_enough_to_start_soon() {
        assertThat(AGENDAS.practitioners()).hasSizeBetween(500, 1_000);
        assertThat(AGENDAS.schedules()).hasSizeBetween(400, 600);
        assertThat(openingsAWeek()).isBetween(500L, 800L);
    }

    private static long openingsAWeek() {
        return AGENDAS.schedules().stream()
                .mapToLong(schedule -> schedule.hours().weekly().size())
                .sum();
    }

    @Test
    void everything_offered_has_a_price_and_prices_differ() {
        assertThat(PRICES)
                .extracting(price -> price.facilityCode() + " " + price.serviceCode())
                .doesNotHaveDuplicates()
                .hasSize(
                        NETWORK.facilities().stream()
                                .mapToInt(one -> one.serviceCodes().size())
                                .sum());
        assertThat(
                        PRICES.stream()
                                .filter(price -> price.serviceCode().equals("VIS-ALLERGOLOGICA"))
                                .map(AddTariff::price)
                                .collect(Collectors.toSet()))
                .hasSizeGreaterThan(10);
    }

    @Test
    void just_those_who_share_their_agenda_have_one_for_all_they_offer() {
        Map<String, Set<String>> scheduled =
                AGENDAS.schedules().stream()
                        .collect(
                                Collectors.groupingBy(
                                        AddSchedule::facilityCode,
                                        Collectors.flatMapping(
                                                schedule -> schedule.services().keySet().stream(),
                                                Collectors.toSet())));

        for (AddFacility facility : NETWORK.facilities()) {
            assertThat(scheduled.getOrDefault(facility.code(), Set.of()))
                    .as(facility.code())
                    .isEqualTo(
                            facility.bookingMode() == BookingMode.ONLINE
                                    ? facility.serviceCodes()
                                    : Set.of());
        }
    }

    @Test
    void nobody_is_at_two_places_on_one_day_and_everybody_works_where_they_have_an_agenda() {
        Map<String, AddPractitioner> practitioners =
                AGENDAS.practitioners().stream()
                        .collect(Collectors.toMap(AddPractitioner::code, who -> who));
        Set<String> taken = new HashSet<>();

        for (AddSchedule schedule : AGENDAS.schedules()) {
            if (schedule.practitionerCode() != null) {
                assertThat(practitioners.get(schedule.practitionerCode()).facilityCodes())
                        .contains(schedule.facilityCode());
                schedule.hours()
                        .weekly()
                        .forEach(
                                opening ->
                                        assertThat(
                                                        taken.add(
                                                                schedule.practitionerCode()
                                                                        + opening.toString()
                                                                                .split(" ")[0]))
                                                .isTrue());
            }
        }
        assertThat(practitioners.values()).extracting(who -> who.name()).doesNotHaveDuplicates();
        assertThat(practitioners.values())
                .filteredOn(who -> who.facilityCodes().size() == 2)
                .hasSizeGreaterThan(30);
    }
}
