package io.onecare.portal.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.ServiceListing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapViewTest {

    @Test
    void an_offer_leaves_out_what_the_facility_does_not_have() {
        List<CategoryListing> catalogue =
                List.of(category("VISITE", "CARDIO", "ORL"), category("ESAMI", "ECG"));

        List<CategoryListing> offer = MapView.offer(catalogue, Set.of("ORL"));

        assertThat(offer).extracting(CategoryListing::code).containsExactly("VISITE");
        assertThat(offer.get(0).services()).extracting(ServiceListing::code).containsExactly("ORL");
    }

    private static CategoryListing category(String code, String... services) {
        return new CategoryListing(
                code,
                LocalizedName.of(code, null),
                List.of(services).stream()
                        .map(s -> new ServiceListing(s, code, LocalizedName.of(s, null), null))
                        .toList());
    }
}
