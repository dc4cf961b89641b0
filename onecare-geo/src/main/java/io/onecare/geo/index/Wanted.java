package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which facilities are wanted. Everything that is set must hold; nothing set means all.
 *
 * @param service only facilities that offer the service of this code, or null
 * @param priceList only facilities with a price under the list of this code, or null; with a
 *     service: with a price of exactly that service under exactly that list
 * @param within only facilities in this box or on its edge, or null; those without position are in
 *     none
 * @param also only facilities for whose number, as {@link OfferIndexBuilder#facility} gave it, this
 *     holds, or null; asked last, from the thread that searches, and perhaps for facilities that
 *     are not among the nearest
 */
public record Wanted(
        @Nullable String service,
        @Nullable String priceList,
        @Nullable GeoBox within,
        @Nullable IntPredicate also) {

    private static final Wanted ANY = new Wanted(null, null, null, null);

    /**
     * Wants all facilities.
     *
     * @return what every facility meets
     */
    public static Wanted any() {
        return ANY;
    }

    /**
     * Wants only those that offer a service.
     *
     * @param code the service's code, or null for any; nobody offers a service that is not known
     * @return this with the service
     */
    public Wanted offering(@Nullable String code) {
        return new Wanted(code, priceList, within, also);
    }

    /**
     * Wants only those with a price under a list.
     *
     * @param code the price list's code, or null for any; nobody has a price under a list that is
     *     not known
     * @return this with the price list
     */
    public Wanted under(@Nullable String code) {
        return new Wanted(service, code, within, also);
    }

    /**
     * Wants only those in a box.
     *
     * @param box the box, or null for everywhere
     * @return this with the box
     */
    public Wanted in(@Nullable GeoBox box) {
        return new Wanted(service, priceList, box, also);
    }

    /**
     * Wants only those for which something else holds.
     *
     * @param holds what must hold for a facility's number, or null for nothing
     * @return this with the condition
     */
    public Wanted where(@Nullable IntPredicate holds) {
        return new Wanted(service, priceList, within, holds);
    }
}
