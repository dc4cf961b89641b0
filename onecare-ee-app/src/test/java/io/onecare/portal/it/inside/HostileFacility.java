package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.NetworkEditor;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Adds a facility whose name is markup, through the library, once the portal has come up. */
@ApplicationScoped
public class HostileFacility {

    /** Its code. */
    public static final String CODE = "TEST-MARKUP";

    /** Its name: whoever does not escape it runs a script. */
    public static final String NAME =
            "Ostile <img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script> & \"C.\"";

    @Inject private FacilityDirectory directory;
    @Inject private NetworkEditor editor;

    @Transactional
    void add(@Observes @Priority(5000) @Initialized(ApplicationScoped.class) Object event) {
        Actor actor = Actor.system("test");
        boolean there =
                directory.page(actor, "TEST", 10).stream()
                        .anyMatch(facility -> facility.code().equals(CODE));
        if (!there) {
            editor.add(
                    actor,
                    new AddFacility(
                            CODE,
                            NAME,
                            Address.of("Via <b>Grassa</b> 1", "67100", "L'Aquila", "AQ"),
                            GeoPoint.ofLatLon(42.3505, 13.3995),
                            List.of("0862 0012345"),
                            null,
                            BookingMode.ONLINE,
                            Set.of(),
                            ValidityPeriod.from(LocalDate.of(2024, 1, 1))));
        }
    }
}
