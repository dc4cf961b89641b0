package io.onecare.core.search;

import java.util.List;

/**
 * One page of an answer.
 *
 * @param matches the entries of this page, in order; empty beyond the last page
 * @param total how many entries all pages have together
 * @param page which page this is
 */
public record FacilityPage(List<FacilityMatch> matches, int total, PageRequest page) {

    /** Copies the matches. */
    public FacilityPage {
        matches = List.copyOf(matches);
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
