package io.onecare.core.recognition;

import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.Address;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The made-up network that the measured mails speak of. */
final class MeasuredNetwork {

    private MeasuredNetwork() {}

    static NetworkWords words() {
        return NetworkWords.of(facilities(), catalogue());
    }

    static List<FacilityListing> facilities() {
        return MeasuredMail.resource("/recognition/facilities.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(
                        column ->
                                facility(
                                        column[0],
                                        column[1],
                                        Address.of(column[2], column[3], column[4], column[5]),
                                        column[6]))
                .toList();
    }

    static FacilityListing facility(String code, String name, Address address, String phone) {
        return new FacilityListing(
                code,
                name,
                address,
                null,
                List.of(phone),
                BookingMode.BY_PHONE,
                Set.of(),
                ValidityPeriod.from(LocalDate.of(2026, 1, 1)));
    }

    static List<CategoryListing> catalogue() {
        Map<String, List<ServiceListing>> services = new LinkedHashMap<>();
        MeasuredMail.resource("/recognition/services.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .forEach(
                        column ->
                                services.computeIfAbsent(column[0], key -> new ArrayList<>())
                                        .add(
                                                new ServiceListing(
                                                        column[1],
                                                        column[0],
                                                        LocalizedName.of(column[2], null),
                                                        null)));
        return services.entrySet().stream()
                .map(
                        entry ->
                                new CategoryListing(
                                        entry.getKey(),
                                        LocalizedName.of(entry.getKey(), null),
                                        entry.getValue()))
                .toList();
    }
}
