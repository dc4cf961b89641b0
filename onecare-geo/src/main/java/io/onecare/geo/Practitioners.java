package io.onecare.geo;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who works where in a network, each practitioner once. Immutable. */
final class Practitioners {

    /** By family name, given name and code. */
    private final List<Named> byName;

    private final Map<String, List<Named>> byFacility;

    private Practitioners(List<Named> byName, Map<String, List<Named>> byFacility) {
        this.byName = byName;
        this.byFacility = byFacility;
    }

    /** A practitioner, the folded name and the places of work. */
    private record Named(
            PractitionerListing listing, String folded, List<FacilityListing> workplaces) {

        boolean worksOn(LocalDate day) {
            return workplaces.stream().anyMatch(place -> place.period().contains(day));
        }
    }

    /**
     * Arranges them.
     *
     * @param facilities the facilities of the network
     * @param content by the facility's code; that of unknown facilities does not count
     */
    static Practitioners of(
            List<FacilityListing> facilities, Map<String, List<PractitionerListing>> content) {
        Map<String, Named> known = new HashMap<>();
        Map<String, List<Named>> byFacility = new HashMap<>();
        for (FacilityListing facility : facilities) {
            List<Named> here = new ArrayList<>();
            for (PractitionerListing listing : content.getOrDefault(facility.code(), List.of())) {
                Named named = known.computeIfAbsent(listing.code(), code -> named(listing));
                named.workplaces.add(facility);
                here.add(named);
            }
            if (!here.isEmpty()) {
                byFacility.put(facility.code(), List.copyOf(here));
            }
        }
        Collator italian = Collator.getInstance(Locale.ITALIAN);
        return new Practitioners(
                known.values().stream()
                        .sorted(
                                Comparator.comparing(
                                                (Named named) -> named.listing.name().familyName(),
                                                italian)
                                        .thenComparing(
                                                named -> named.listing.name().givenName(), italian)
                                        .thenComparing(named -> named.listing.code()))
                        .toList(),
                byFacility);
    }

    private static Named named(PractitionerListing listing) {
        String title = listing.name().title().orElse("");
        String name = listing.name().givenName() + " " + listing.name().familyName();
        return new Named(listing, FoldedText.of(title + " " + name), new ArrayList<>());
    }

    /** Those at a facility whose names hold every word; none if there is no word. */
    List<PractitionerListing> at(String facilityCode, List<String> words) {
        return words.isEmpty()
                ? List.of()
                : byFacility.getOrDefault(facilityCode, List.of()).stream()
                        .filter(named -> FoldedText.everyWordBegins(words, named.folded))
                        .map(Named::listing)
                        .toList();
    }

    /** Whether somebody at a facility is of that name. */
    boolean anyAt(String facilityCode, List<String> words) {
        return byFacility.getOrDefault(facilityCode, List.of()).stream()
                .anyMatch(named -> FoldedText.everyWordBegins(words, named.folded));
    }

    /** Those who work somewhere on a day and whose names hold every word. */
    List<PractitionerListing> named(List<String> words, LocalDate day, int limit) {
        return words.isEmpty()
                ? List.of()
                : byName.stream()
                        .filter(named -> FoldedText.everyWordBegins(words, named.folded))
                        .filter(named -> named.worksOn(day))
                        .limit(limit)
                        .map(Named::listing)
                        .toList();
    }
}
