package io.onecare.portal.network.web;

import io.onecare.core.network.AddFacility;
import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityDetails;
import io.onecare.core.network.FacilitySheet;
import io.onecare.core.network.NetworkRefusal;
import io.onecare.core.network.PositionSource;
import io.onecare.core.network.TextFault;
import io.onecare.core.place.GeoPoint;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.network.FacilityDesk;
import io.onecare.portal.network.Saved;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One facility with its pin on the map, or one that is to be added. */
@Named
@RequestScoped
public class FacilityEditView extends NetworkForm {

    private static final String PAGE = "/administration/network/facility";

    /** In the order of the form. */
    private static final List<String> FIELDS =
            List.of(
                    "name",
                    "street",
                    "postalCode",
                    "comune",
                    "province",
                    "lat",
                    "lon",
                    "phones",
                    "email",
                    "mode",
                    "confirmation",
                    "validFrom",
                    "validUntil");

    @Inject private SignedInPerson person;
    @Inject private FacilityDesk desk;

    private @Nullable FacilitySheet facility;
    private Map<String, String> fields = Map.of();
    private final Map<String, String> taken = new HashMap<>();

    /**
     * Finds the facility, and does what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        String code = request().getParameter("code");
        facility = signIn == null || code == null ? null : desk.find(signIn, code).orElse(null);
        if (signIn == null || code != null && facility == null) {
            posted().notFound();
            return;
        }
        Formats formats = Formats.of(Language.of(request()));
        fields =
                facility == null
                        ? Map.of(
                                "validFrom",
                                formats.date(desk.today()),
                                "mode",
                                "BY_PHONE",
                                "confirmation",
                                "AUTOMATIC")
                        : FacilityForm.fields(facility.details(), formats);
        if (!posted().isSent()) {
            return;
        }
        if (typed("action").equals("comune")) {
            takeCentre();
        } else {
            save(signIn);
        }
    }

    private void takeCentre() {
        Optional<GeoPoint> centre = centre();
        if (centre.isEmpty()) {
            messages().add("comune", "COMUNE_UNKNOWN");
            return;
        }
        taken.put("lat", TypedPosition.write(centre.get().latitude()));
        taken.put("lon", TypedPosition.write(centre.get().longitude()));
    }

    private Optional<GeoPoint> centre() {
        return desk.centreOf(value("comune"), value("province").toUpperCase(Locale.ROOT));
    }

    private void save(SignIn signIn) throws IOException {
        FacilitySheet known = facility;
        String code = typed("newcode").toUpperCase(Locale.ROOT);
        if (known == null && !TextFault.isCode(code)) {
            messages().add("newcode", "CODE_MALFORMED");
        }
        Optional<FacilityDetails> details =
                new FacilityForm(this::typed, messages())
                        .read(known == null ? null : known.details(), desk::centreOf);
        if (details.isEmpty()) {
            return;
        }
        follow(
                signIn,
                known == null
                        ? desk.add(signIn, added(code, details.get()), accepted())
                        : desk.change(
                                signIn,
                                known.code(),
                                number(typed("version")),
                                details.get(),
                                accepted()));
    }

    private static AddFacility added(String code, FacilityDetails details) {
        return new AddFacility(
                code,
                details.name(),
                details.address(),
                details.position(),
                details.phones(),
                details.notificationEmail(),
                details.bookingMode(),
                Set.of(),
                details.period(),
                details.confirmation(),
                details.positionSource());
    }

    private void follow(SignIn signIn, Saved<FacilitySheet> saved) throws IOException {
        if (saved instanceof Saved.Done<FacilitySheet> done) {
            desk.show(signIn);
            posted().leadTo(
                            PAGE
                                    + "?code="
                                    + done.code()
                                    + "&done="
                                    + (facility == null
                                            ? "added"
                                            : String.join(",", done.fields())));
        } else if (saved instanceof Saved.Outdated<FacilitySheet> other) {
            facility = other.now();
            outdate(differences(other.now()));
        } else if (saved instanceof Saved.Cautioned<FacilitySheet> cautioned) {
            warn(cautioned.cautions());
        } else if (saved instanceof Saved.Refused<FacilitySheet> refused
                && refused.reason() == NetworkRefusal.CODE_TAKEN) {
            messages().add("newcode", "CODE_TAKEN");
        } else {
            posted().notFound();
        }
    }

    private List<Difference> differences(FacilitySheet now) {
        Map<String, String> there =
                FacilityForm.fields(now.details(), Formats.of(Language.of(request())));
        Language language = Language.of(request());
        return FIELDS.stream()
                .flatMap(
                        field ->
                                difference(
                                        language.say("facilityedit.input." + field + ".label"),
                                        word(field, there.getOrDefault(field, "")),
                                        word(field, typed(field)))
                                        .stream())
                .toList();
    }

    private String word(String field, String value) {
        return (field.equals("mode") || field.equals("confirmation")) && !value.isEmpty()
                ? Language.of(request()).say("facilityedit." + field + "." + value)
                : value;
    }

    /**
     * Gives the facility.
     *
     * @return null if it is to be added
     */
    public @Nullable FacilitySheet getFacility() {
        return facility;
    }

    /**
     * Gives what a field holds.
     *
     * @param field its name
     * @return what was taken over, typed, or is known, in this order
     */
    public String value(String field) {
        String over = taken.get(field);
        if (over != null) {
            return over;
        }
        return posted().isFilled() ? typed(field) : fields.getOrDefault(field, "");
    }

    /**
     * Gives the version that the form was made on.
     *
     * @return of what is shown; after somebody else has saved, of that
     */
    public int getVersion() {
        FacilitySheet known = facility;
        if (known == null) {
            return 0;
        }
        return posted().isFilled() && !isOutdated() ? number(typed("version")) : known.version();
    }

    /**
     * Tells whether the point of the comune was taken over.
     *
     * @return true if it is in the form and not saved yet
     */
    public boolean isCentreTaken() {
        return !taken.isEmpty();
    }

    /**
     * Says where the saved position comes from.
     *
     * @return a sentence
     */
    public String getStanding() {
        FacilitySheet known = facility;
        PositionSource source = known == null ? null : known.details().positionSource();
        return Language.of(request())
                .say("facilityedit.position." + (source == null ? "NONE" : source));
    }

    /**
     * Gives the point of the comune, for the map.
     *
     * @return null if nobody knows the comune
     */
    public @Nullable GeoPoint getCentre() {
        return centre().orElse(null);
    }

    /**
     * Gives the booking modes.
     *
     * @return their names, in the order of the page
     */
    public List<String> getModes() {
        return List.of(BookingMode.ONLINE.name(), BookingMode.BY_PHONE.name());
    }

    /**
     * Gives the ways to confirm.
     *
     * @return their names, in the order of the page
     */
    public List<String> getConfirmations() {
        return List.of(BookingConfirmation.AUTOMATIC.name(), BookingConfirmation.MANUAL.name());
    }
}
