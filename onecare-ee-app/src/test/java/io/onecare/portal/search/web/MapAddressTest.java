package io.onecare.portal.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.search.MapQuery;
import org.junit.jupiter.api.Test;

class MapAddressTest {

    private static final MapAddress FORLI =
            new MapAddress(
                    new MapQuery("Forlì, FC, Italia", null, null, "VIS-ORL", "a & b", "X1", "3"),
                    "en");

    @Test
    void the_details_keep_what_was_looked_for() {
        assertThat(FORLI.ofFacility("OC/1"))
                .isEqualTo(
                        "map?place=Forl%C3%AC%2C+FC%2C+Italia&service=VIS-ORL&name=a+%26+b"
                                + "&page=3&facility=OC%2F1&lang=en");
    }

    @Test
    void the_way_back_leads_to_the_page_of_the_list() {
        assertThat(FORLI.ofList()).contains("page=3").doesNotContain("facility");
    }

    @Test
    void the_first_page_has_no_number() {
        assertThat(FORLI.ofPage(1)).doesNotContain("page").doesNotContain("facility");
    }

    @Test
    void nothing_looked_for_is_the_bare_map() {
        MapQuery nothing = new MapQuery(null, null, null, null, null, null, null);

        assertThat(new MapAddress(nothing, null).ofList()).isEqualTo("map");
    }
}
