package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.ChangeHealthService;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PricedService;
import io.onecare.core.network.ServiceSheet;
import io.onecare.core.network.TariffChange;
import io.onecare.core.network.TariffPreviewOutcome;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.geo.FacilitySource;
import io.onecare.geo.SnapshotFacilitySearch;
import io.onecare.portal.mail.MailDesk;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A facility of Isernia with two services of its own, the first of which has a price; a colleague
 * who changes them meanwhile; and what patients are shown of them.
 */
@WebServlet("/under-test/catalogue")
public class CatalogueUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Actor SYSTEM = Actor.system("test");
    private static final Actor COLLEAGUE = new Actor(Role.ADMINISTRATOR, "a-colleague");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String LIST = "TEST-LIST";

    @Inject private transient OneCare oneCare;
    @Inject private transient FacilitySearch search;
    @Inject private transient SnapshotFacilitySearch known;
    @Inject private transient Clock clock;

    @Inject private transient MailDesk transactions;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String of = request.getParameter("of"); // what the codes of a test begin with
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .print(
                        transactions.inTransaction(
                                () -> {
                                    switch (request.getParameter("do")) {
                                        case "make" -> make(of);
                                        case "rename" -> rename(of);
                                        case "price" -> price(of);
                                        case "known" -> {
                                            return known();
                                        }
                                        default -> {
                                            return shown(of);
                                        }
                                    }
                                    return "done";
                                }));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    private void make(String of) {
        var editor = oneCare.networkEditor();
        editor.add(
                SYSTEM,
                new AddServiceCategory(
                        of, LocalizedName.of("PROVA CATALOGO " + of, "Catalogue on trial"), 97));
        for (String service : List.of(of + "-A", of + "-B")) {
            editor.add(
                    SYSTEM,
                    new AddHealthService(
                            service, of, LocalizedName.of("VISITA " + service, null), null));
        }
        editor.add(
                SYSTEM,
                new AddFacility(
                        of + "-F",
                        "Poliambulatorio " + of,
                        Address.of("Corso Prova 1", "86170", "Isernia", "IS"),
                        GeoPoint.ofLatLon(41.59, 14.23),
                        List.of("0865 000000"),
                        null,
                        BookingMode.BY_PHONE,
                        Set.of(of + "-A", of + "-B"),
                        ValidityPeriod.from(LocalDate.of(2020, 1, 1))));
        editor.add(
                SYSTEM,
                new AddTariff(
                        of + "-F",
                        of + "-A",
                        LIST,
                        Money.ofCents(4_000),
                        ValidityPeriod.from(LocalDate.of(2020, 1, 1))));
    }

    private void rename(String of) {
        ServiceSheet sheet =
                oneCare.serviceCatalogue().findService(COLLEAGUE, of + "-A").orElseThrow();
        oneCare.catalogueEditor()
                .change(
                        COLLEAGUE,
                        new ChangeHealthService(
                                sheet.code(),
                                sheet.stamp(),
                                sheet.categoryCode(),
                                LocalizedName.of("VISITA DEL COLLEGA", null),
                                null));
    }

    /** A price in a year, so that what others have seen is not so any more. */
    private void price(String of) {
        TariffChange change =
                new TariffChange.Agree(
                        new PricedService(of + "-F", of + "-A", LIST),
                        Money.ofCents(9_900),
                        ValidityPeriod.between(
                                today().plusYears(1), today().plusYears(1).plusDays(1)));
        TariffPreviewOutcome outcome = oneCare.tariffEditor().preview(COLLEAGUE, change);
        oneCare.tariffEditor()
                .change(
                        COLLEAGUE,
                        change,
                        ((TariffPreviewOutcome.Shown) outcome).preview().fingerprint());
    }

    /** Whether the search has read the newest network; tells it nothing, as a question would. */
    private String known() {
        long newest = FacilitySource.of(oneCare).revision();
        return known.status().revision().equals(OptionalLong.of(newest)) ? "newest" : "older";
    }

    /** What the search answers from: the name of the first service and its price today. */
    private String shown(String of) {
        String name =
                search.catalogue(SYSTEM).stream()
                        .flatMap(category -> category.services().stream())
                        .filter(service -> service.code().equals(of + "-A"))
                        .map(service -> service.name().italian())
                        .findFirst()
                        .orElse("");
        String price =
                search
                        .all(
                                SYSTEM,
                                FacilityCriteria.any().offering(of + "-A").under(LIST).on(today()))
                        .stream()
                        .flatMap(match -> match.price().stream())
                        .map(Money::toString)
                        .findFirst()
                        .orElse("none");
        return name + " | " + price;
    }
}
