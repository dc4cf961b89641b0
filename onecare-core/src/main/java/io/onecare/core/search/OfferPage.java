package io.onecare.core.search;

import java.util.List;

/**
 * One page of offers.
 *
 * @param offers the entries of this page, in order; empty beyond the last page
 * @param total how many entries all pages have together
 * @param page which page this is
 */
public record OfferPage(List<Offer> offers, int total, PageRequest page) {

    /** Copies the offers. */
    public OfferPage {
        offers = List.copyOf(offers);
    }

    /**
     * Counts the pages.
     *
     * @return at least 1, also when nothing was found
     */
    public int pageCount() {
        return page.pagesOf(total);
    }
}
