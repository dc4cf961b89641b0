package io.onecare.portal.facility;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.reception.Appointment;
import io.onecare.core.search.FacilitySearch;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the services and practitioners of a facility are called. */
record Names(Map<String, LocalizedName> services, Map<String, String> practitioners) {

    /** Services from memory, practitioners in one statement. */
    static Names of(OneCare oneCare, FacilitySearch search, Actor staff) {
        return new Names(
                search.catalogue(staff).stream()
                        .flatMap(category -> category.services().stream())
                        .collect(Collectors.toMap(ServiceListing::code, ServiceListing::name)),
                oneCare
                        .facilityDirectory()
                        .practitioners(staff, Objects.requireNonNull(staff.facilityCode()))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        PractitionerListing::code, one -> written(one.name()))));
    }

    StaffAppointment of(Appointment appointment) {
        return new StaffAppointment(
                appointment,
                service(appointment.serviceCode()),
                practitioner(appointment.practitionerCode()));
    }

    LocalizedName service(String code) {
        return services.getOrDefault(code, LocalizedName.of(code, null));
    }

    String practitioner(@Nullable String code) {
        return code == null ? "" : practitioners.getOrDefault(code, "");
    }

    static String written(PractitionerName name) {
        return name.title().map(title -> title + " ").orElse("")
                + name.givenName()
                + " "
                + name.familyName();
    }
}
