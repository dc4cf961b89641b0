package io.onecare.portal.network.web;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.NetworkRefusal;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.PractitionerSheet;
import io.onecare.portal.faces.Language;
import io.onecare.portal.network.FacilityDesk;
import io.onecare.portal.network.PractitionerDesk;
import io.onecare.portal.network.Saved;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A practitioner: the name, and where they work. */
@Named
@RequestScoped
public class PractitionerEditView extends NetworkForm {

    private static final String PAGE = "/administration/network/practitioner?code=";
    private static final String BOX = "at.";

    @Inject private SignedInPerson person;
    @Inject private PractitionerDesk people;
    @Inject private FacilityDesk desk;

    private @Nullable PractitionerSheet practitioner;
    private Map<String, FacilityListing> facilities = Map.of();

    /**
     * Finds the practitioner, and does what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        String code = request().getParameter("code");
        practitioner =
                signIn == null || code == null ? null : people.find(signIn, code).orElse(null);
        PractitionerSheet known = practitioner;
        if (signIn == null || known == null) {
            posted().notFound();
            return;
        }
        facilities = people.facilities(signIn, known.facilityCodes());
        if (posted().isSent()) {
            Optional<PractitionerName> name = PersonName.read(this::typed, messages());
            if (name.isPresent()) {
                follow(
                        signIn,
                        people.change(
                                signIn,
                                known.code(),
                                typed("stamp"),
                                name.get(),
                                wanted(known),
                                accepted()));
            }
        }
    }

    private Set<String> wanted(PractitionerSheet known) {
        Set<String> wanted = new TreeSet<>();
        known.facilityCodes().stream().filter(this::isTicked).forEach(wanted::add);
        if (!typed("more").isEmpty()) {
            wanted.add(typed("more").toUpperCase(Locale.ROOT));
        }
        return wanted;
    }

    private void follow(SignIn signIn, Saved<PractitionerSheet> saved) throws IOException {
        if (saved instanceof Saved.Done<PractitionerSheet> done) {
            desk.show(signIn);
            posted().leadTo(PAGE + done.code() + "&done=" + String.join(",", done.fields()));
        } else if (saved instanceof Saved.Outdated<PractitionerSheet> other) {
            practitioner = other.now();
            facilities = people.facilities(signIn, other.now().facilityCodes());
            outdate(differences(other.now()));
        } else if (saved instanceof Saved.Cautioned<PractitionerSheet> cautioned) {
            warn(cautioned.cautions());
        } else if (saved instanceof Saved.Refused<PractitionerSheet> refused
                && refused.reason() == NetworkRefusal.UNKNOWN_FACILITY) {
            messages().add("more", "FACILITY_UNKNOWN");
        } else {
            posted().notFound();
        }
    }

    private List<Difference> differences(PractitionerSheet now) {
        Language language = Language.of(request());
        List<Difference> all = new ArrayList<>();
        PractitionerName name = now.name();
        difference(
                        language.say("practitioneredit.input.title.label"),
                        name.title().orElse(""),
                        typed("title"))
                .ifPresent(all::add);
        difference(
                        language.say("practitioneredit.input.given.label"),
                        name.givenName(),
                        typed("given"))
                .ifPresent(all::add);
        difference(
                        language.say("practitioneredit.input.family.label"),
                        name.familyName(),
                        typed("family"))
                .ifPresent(all::add);
        String yes = language.say("practitioneredit.works");
        String no = language.say("practitioneredit.worksNot");
        now.facilityCodes().stream()
                .sorted()
                .filter(code -> !isTicked(code) && !typed("more").equalsIgnoreCase(code))
                .forEach(code -> all.add(new Difference(labelOf(code), yes, no)));
        return all;
    }

    /**
     * Gives the practitioner.
     *
     * @return null if there is none, and the browser has been told
     */
    public @Nullable PractitionerSheet getPractitioner() {
        return practitioner;
    }

    /**
     * Writes the name.
     *
     * @return as it is saved
     */
    public String getName() {
        PractitionerSheet known = practitioner;
        return known == null ? "" : PersonName.write(known.name());
    }

    /**
     * Gives what a field holds.
     *
     * @param field its name
     * @return what was typed, or is known
     */
    public String value(String field) {
        PractitionerSheet known = practitioner;
        if (known == null || posted().isFilled()) {
            return typed(field);
        }
        return switch (field) {
            case "title" -> known.name().title().orElse("");
            case "given" -> known.name().givenName();
            case "family" -> known.name().familyName();
            default -> "";
        };
    }

    /**
     * Gives what the form was made on.
     *
     * @return the stamp of what is shown; after somebody else has saved, of that
     */
    public String getStamp() {
        PractitionerSheet known = practitioner;
        if (known == null) {
            return "";
        }
        return posted().isFilled() && !isOutdated() ? typed("stamp") : known.stamp();
    }

    /**
     * Gives where they work.
     *
     * @return codes, by the facilities' names
     */
    public List<String> getFacilities() {
        PractitionerSheet known = practitioner;
        return known == null
                ? List.of()
                : known.facilityCodes().stream()
                        .sorted(Comparator.comparing(this::labelOf))
                        .toList();
    }

    /**
     * Names a facility.
     *
     * @param code its code
     * @return name, comune and code
     */
    public String labelOf(String code) {
        FacilityListing facility = facilities.get(code);
        return facility == null
                ? code
                : facility.name() + ", " + facility.address().comune() + " (" + code + ")";
    }

    /**
     * Names the box of a facility.
     *
     * @param code its code
     * @return the name of the field
     */
    public String box(String code) {
        return BOX + code;
    }

    /**
     * Tells whether a facility is ticked.
     *
     * @param code its code
     * @return true if they are to work there
     */
    public boolean isTicked(String code) {
        return !posted().isFilled() || !typed(BOX + code).isEmpty();
    }

    /**
     * Gives the facility from whose page the reader comes.
     *
     * @return its code; empty if none of theirs is given
     */
    public String getFrom() {
        String from = request().getParameter("facility");
        return from != null && getFacilities().contains(from) ? from : "";
    }
}
