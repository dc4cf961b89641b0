package io.onecare.portal.search;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.report.EmptySearch;
import io.onecare.core.report.EmptySearchReason;
import io.onecare.core.report.EmptySearchTally;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Counts searches that found nothing: in memory, so that no search waits for it, and from there
 * into the database. Nothing in it says who searched, and of where no more than the province.
 */
@ApplicationScoped
public class EmptySearchDesk {

    private static final Actor ACTOR = Actor.system("searches");

    @Inject private OneCare oneCare;
    @Inject private EmptySearchTally tally;
    @Inject private Gazetteer gazetteer;
    @Inject private PortalSettings settings;
    @Inject private Clock clock;

    /**
     * Counts a search.
     *
     * @param wish what was looked for
     * @param priceList under which price list
     * @param why why nothing was found
     */
    void count(Wish wish, String priceList, SearchAnswer.Why why) {
        tally.add(
                new EmptySearch(
                        today(),
                        wish.service().code(),
                        gazetteer.comuneAt(wish.near()).map(Place::province).orElse(null),
                        priceList,
                        reason(why)));
    }

    private static EmptySearchReason reason(SearchAnswer.Why why) {
        return switch (why) {
            case FILTERED -> EmptySearchReason.FILTERED;
            case TOO_FAR -> EmptySearchReason.TOO_FAR;
            case NO_PRACTITIONER -> EmptySearchReason.NO_PRACTITIONER;
            case NOT_OFFERED -> EmptySearchReason.NOT_OFFERED;
        };
    }

    /** Writes down what was counted since. */
    @Transactional
    public void keep() {
        oneCare.emptySearches().keep(ACTOR, tally);
    }

    /** Removes what was kept for long enough. */
    @Transactional
    public void forget() {
        oneCare.emptySearches().forget(ACTOR, today().minusDays(settings.searchStatisticsDays()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ResultChoice.ROME);
    }
}
