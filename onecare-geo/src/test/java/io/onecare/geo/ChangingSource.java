package io.onecare.geo;

import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FacilityTariff;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A network in memory that changes, fails and takes its time as a test wishes. */
final class ChangingSource implements FacilitySource {

    static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));

    private final AtomicInteger reads = new AtomicInteger();
    private volatile long revision = 1;
    private volatile List<FacilityListing> facilities;
    private volatile List<CategoryListing> catalogue = List.of();
    private volatile List<FacilityTariff> tariffs = List.of();
    private volatile Map<String, List<PractitionerListing>> practitioners = Map.of();
    private volatile Runnable beforeReading = () -> {};

    private ChangingSource(List<FacilityListing> facilities) {
        this.facilities = facilities;
    }

    static ChangingSource of(FacilityListing... facilities) {
        return new ChangingSource(List.of(facilities));
    }

    void become(FacilityListing... now) {
        facilities = List.of(now);
        revision++;
    }

    ChangingSource with(List<CategoryListing> now) {
        catalogue = now;
        return this;
    }

    ChangingSource staffed(Map<String, List<PractitionerListing>> now) {
        practitioners = now;
        revision++;
        return this;
    }

    ChangingSource pricing(FacilityTariff... now) {
        tariffs = List.of(now);
        revision++;
        return this;
    }

    void beforeReading(Runnable action) {
        beforeReading = action;
    }

    int reads() {
        return reads.get();
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public Content read() {
        reads.incrementAndGet();
        beforeReading.run();
        return new Content(facilities, catalogue, practitioners);
    }

    @Override
    public void readTariffs(LocalDate since, Consumer<FacilityTariff> sink) {
        tariffs.forEach(sink);
    }

    static FacilityListing facility(String code, @Nullable GeoPoint position) {
        return facility(
                code,
                "Centro " + code,
                Address.of("Via Nuvola 1", "20121", "Milano", "MI"),
                position,
                ALWAYS);
    }

    static FacilityListing facility(
            String code,
            String name,
            Address address,
            @Nullable GeoPoint position,
            ValidityPeriod period) {
        return new FacilityListing(
                code, name, address, position, List.of(), BookingMode.ONLINE, Set.of(), period);
    }
}
