package io.onecare.portal.search.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A page of the list to go to.
 *
 * @param number the page, counted from 1
 * @param href its address
 * @param current whether it is the page at hand
 * @param afterGap whether pages between the link before and this one are left out
 */
public record PageLink(int number, String href, boolean current, boolean afterGap) {

    /** The first page, the last one, and those beside the page at hand. */
    static List<PageLink> around(int current, int pageCount, IntFunction<String> address) {
        List<PageLink> links = new ArrayList<>();
        int previous = 0;
        for (int number = 1; number <= pageCount; number++) {
            boolean edge = number == 1 || number == pageCount;
            boolean beside = Math.abs(number - current) <= 1;
            if (edge || beside) {
                links.add(
                        new PageLink(
                                number,
                                address.apply(number),
                                number == current,
                                number > previous + 1));
                previous = number;
            }
        }
        return links;
    }
}
