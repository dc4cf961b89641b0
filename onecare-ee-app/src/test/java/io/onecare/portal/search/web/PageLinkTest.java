package io.onecare.portal.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageLinkTest {

    @Test
    void a_long_list_shows_its_ends_and_the_pages_beside_the_one_at_hand() {
        List<PageLink> links = PageLink.around(5, 21, number -> "p" + number);

        assertThat(links).extracting(PageLink::number).containsExactly(1, 4, 5, 6, 21);
        assertThat(links)
                .filteredOn(PageLink::afterGap)
                .extracting(PageLink::number)
                .containsExactly(4, 21);
        assertThat(links)
                .filteredOn(PageLink::current)
                .extracting(PageLink::href)
                .containsExactly("p5");
    }

    @Test
    void a_short_list_has_no_gap() {
        assertThat(PageLink.around(2, 3, number -> "p" + number))
                .extracting(PageLink::afterGap)
                .containsOnly(false);
    }
}
