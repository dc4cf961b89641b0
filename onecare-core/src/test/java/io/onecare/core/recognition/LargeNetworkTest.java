package io.onecare.core.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 20,000 facilities, a thousand of one name, and 500 services: a mail costs no more. */
class LargeNetworkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 7);

    private static final String[] SYLLABLES = {
        "ba", "co", "du", "fe", "gi", "la", "mo", "nu", "pe", "ri", "sa", "to", "vu", "ze"
    };

    private static final NetworkWords NETWORK = network();

    private static NetworkWords network() {
        List<FacilityListing> facilities = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String name =
                    i % 20 == 0
                            ? "Centro Medico San Liberale"
                            : "Poliambulatorio " + word(i) + " " + word(i / 7);
            facilities.add(
                    MeasuredNetwork.facility(
                            "N" + i,
                            name,
                            Address.of("Via " + word(i / 3) + " 1", "20121", town(i), "MI"),
                            "02 " + (1_000_000 + i)));
        }
        List<ServiceListing> services = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            services.add(
                    new ServiceListing(
                            "S" + i, "C", LocalizedName.of("VISITA " + word(i * 31), null), null));
        }
        return NetworkWords.of(
                facilities,
                List.of(new CategoryListing("C", LocalizedName.of("VISITE", null), services)));
    }

    /** Different for different numbers below 38,416. */
    private static String word(int i) {
        StringBuilder word = new StringBuilder();
        for (int rest = i, place = 0; place < 4; rest /= SYLLABLES.length, place++) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Two thousand towns; every twentieth facility in one of a hundred. */
    private static String town(int i) {
        return "Borgo" + word(i % 2_000).toLowerCase(Locale.ROOT);
    }

    private static Optional<Finding<String>> find(String text, int[] comparisons) {
        FacilityMentions mentions = new FacilityMentions(NETWORK, Mail.of("", text), TODAY);
        Optional<Finding<String>> found = mentions.find(zone -> true);
        comparisons[0] = mentions.comparisons();
        return found;
    }

    @Test
    void a_facility_is_found_with_few_comparisons() {
        int[] comparisons = new int[1];
        String text =
                "Buongiorno, vorrei una visita presso il Poliambulatorio "
                        + word(4_321)
                        + " "
                        + word(4_321 / 7)
                        + " di "
                        + town(4_321)
                        + " il 20 ottobre alle 9, grazie e cordiali saluti";
        assertThat(find(text, comparisons))
                .hasValueSatisfying(
                        found -> {
                            assertThat(found.value()).isEqualTo("N4321");
                            assertThat(found.confidence()).isEqualTo(Confidence.HIGH);
                        });
        assertThat(comparisons[0]).isLessThan(500);
    }

    @Test
    void of_a_thousand_of_one_name_the_place_tells_which_are_meant() {
        int[] comparisons = new int[1];
        Optional<Finding<String>> found =
                find("al Centro San Liberale di " + town(40), comparisons);
        assertThat(found)
                .hasValueSatisfying(
                        open -> {
                            assertThat(open.isAmbiguous()).isTrue();
                            assertThat(open.value()).isEqualTo("N10040");
                        });
        assertThat(comparisons[0]).isLessThan(500);
        assertThat(find("al Centro San Liberale", comparisons))
                .isEmpty(); // a thousand possibilities are none
    }

    @Test
    void a_long_mail_of_known_words_costs_a_bounded_number_of_comparisons() {
        int[] comparisons = new int[1];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append(word(i)).append(' ').append(town(i)).append(' ');
        }
        find(text.toString(), comparisons);
        assertThat(comparisons[0]).isLessThan(8_000);
    }
}
