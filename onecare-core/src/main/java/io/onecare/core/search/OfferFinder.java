package io.onecare.core.search;

import io.onecare.core.Actor;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SilentSource;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotFinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds where and when: facilities from a {@link FacilitySearch}, and their free slots from the
 * database as they are at this moment. Needs no transaction. Thread-safe as far as the entity
 * manager supplier and the search are.
 *
 * <pre>{@code
 * OfferPage page = oneCare.offerFinder(facilitySearch).find(actor, criteria, new PageRequest(1, 20));
 * }</pre>
 */
public final class OfferFinder {

    private static final Comparator<Offer> SOONEST_FIRST =
            Comparator.comparing(
                    offer -> offer.firstFree().map(FreeSlot::startsAt).orElse(Instant.MAX));

    private final FacilitySearch facilities;
    private final SlotFinder slots;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param facilities finds the facilities
     * @param slots finds the free slots
     */
    public OfferFinder(FacilitySearch facilities, SlotFinder slots) {
        this.facilities = Objects.requireNonNull(facilities, "facilities");
        this.slots = Objects.requireNonNull(slots, "slots");
    }

    /**
     * Gives one page of offers. In the order of the facilities this is one statement; by the first
     * free slot, or with a time, one for every {@value SlotFinder#MAX_FACILITIES} facilities that
     * are booked online and meet the other criteria. A limit to silence is one more.
     *
     * @param actor who asks; everybody may, and a visitor finds nothing under a price list
     * @param criteria what is looked for
     * @param page which page; what others book in the meantime may move offers from one to the next
     * @return the page
     */
    public OfferPage find(Actor actor, OfferCriteria criteria, PageRequest page) {
        Objects.requireNonNull(actor, "actor");
        Map<String, SilentSource> silent = silent(actor, criteria);
        BookingMode mode = criteria.facilities().bookingMode();
        boolean modeDiffers = mode != null && !silent.isEmpty();
        if (criteria.until() == null
                && criteria.order() == OfferOrder.AS_FACILITIES
                && !modeDiffers) {
            FacilityPage found = facilities.find(actor, criteria.facilities(), page);
            return new OfferPage(
                    offers(actor, criteria, found.matches(), silent), found.total(), page);
        }
        FacilityCriteria wanted =
                modeDiffers ? criteria.facilities().bookable(null) : criteria.facilities();
        List<FacilityMatch> matches = facilities.all(actor, wanted);
        if (modeDiffers) {
            matches =
                    matches.stream()
                            .filter(match -> modeOf(match.facility(), silent) == mode)
                            .toList();
        }
        List<Offer> all = offers(actor, criteria, matches, silent);
        if (criteria.until() != null) {
            all = all.stream().filter(offer -> offer.firstFree().isPresent()).toList();
        }
        if (criteria.order() == OfferOrder.FIRST_FREE) {
            all = all.stream().sorted(SOONEST_FIRST).toList(); // keeps the order of equal moments
        }
        return new OfferPage(page.of(all), all.size(), page);
    }

    /** By facility; of several, the one that comes first. */
    private Map<String, SilentSource> silent(Actor actor, OfferCriteria criteria) {
        Duration longest = criteria.longestSilence();
        if (longest == null) {
            return Map.of();
        }
        return slots
                .silentSources(
                        actor, Objects.requireNonNull(criteria.facilities().serviceCode()), longest)
                .stream()
                .collect(
                        Collectors.toMap(
                                SilentSource::facilityCode,
                                Function.identity(),
                                (first, second) -> first));
    }

    private static BookingMode modeOf(FacilityListing facility, Map<String, SilentSource> silent) {
        return silent.containsKey(facility.code()) ? BookingMode.BY_PHONE : facility.bookingMode();
    }

    private List<Offer> offers(
            Actor actor,
            OfferCriteria criteria,
            List<FacilityMatch> matches,
            Map<String, SilentSource> silent) {
        Map<String, FreeSlot> first = firstFree(actor, criteria, matches, silent);
        return matches.stream()
                .map(
                        match ->
                                new Offer(
                                        match,
                                        Optional.ofNullable(first.get(match.facility().code())),
                                        Optional.ofNullable(silent.get(match.facility().code()))))
                .toList();
    }

    private Map<String, FreeSlot> firstFree(
            Actor actor,
            OfferCriteria criteria,
            List<FacilityMatch> matches,
            Map<String, SilentSource> silent) {
        List<FacilityMatch> online =
                matches.stream()
                        .filter(match -> modeOf(match.facility(), silent) == BookingMode.ONLINE)
                        .toList();
        Map<String, FreeSlot> first = new HashMap<>();
        for (int at = 0; at < online.size(); at += SlotFinder.MAX_FACILITIES) {
            int end = Math.min(online.size(), at + SlotFinder.MAX_FACILITIES);
            first.putAll(slots.first(actor, slotCriteria(criteria, online.subList(at, end))));
        }
        return first;
    }

    private static SlotCriteria slotCriteria(OfferCriteria criteria, List<FacilityMatch> matches) {
        SlotCriteria wanted =
                SlotCriteria.atAnyOf(
                                matches.stream().map(match -> match.facility().code()).toList(),
                                Objects.requireNonNull(criteria.facilities().serviceCode()))
                        .withAnyOf(
                                matches.stream()
                                        .flatMap(match -> match.practitioners().stream())
                                        .map(PractitionerListing::code)
                                        .collect(Collectors.toUnmodifiableSet()))
                        .from(criteria.from())
                        .asSeenBy(criteria.account());
        Instant until = criteria.until();
        return until == null ? wanted : wanted.until(until);
    }
}
