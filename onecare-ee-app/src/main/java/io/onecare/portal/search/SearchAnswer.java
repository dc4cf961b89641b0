package io.onecare.portal.search;

import io.onecare.core.member.Coverage;
import io.onecare.core.search.OfferPage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What came of a search. */
public sealed interface SearchAnswer {

    /**
     * There are offers.
     *
     * @param offers one page of them
     */
    record Found(OfferPage offers) implements SearchAnswer {}

    /**
     * There are none.
     *
     * @param why why not
     * @param others how many there would be without what stands in the way
     * @param nearestMetres how far the nearest of the others is, in metres, or null if that is not
     *     known
     */
    record Nothing(Why why, int others, @Nullable Double nearestMetres) implements SearchAnswer {}

    /**
     * The patient is not insured.
     *
     * @param reason why not
     * @param day on which day
     */
    record NotCovered(Coverage.Reason reason, LocalDate day) implements SearchAnswer {}

    /** Why there are no offers. Names are those of texts. */
    enum Why {
        /** Some offer it within the radius, but not online, or not at that time. */
        FILTERED,
        /** Some offer it farther away. */
        TOO_FAR,
        /** Some offer it, but nobody of that name works there. */
        NO_PRACTITIONER,
        /** Nobody does at the prices of this patient. */
        NOT_OFFERED
    }
}
