package io.onecare.portal.network.web;

import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.FacilitySheet;
import io.onecare.core.network.NetworkRefusal;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.PractitionerSheet;
import io.onecare.core.network.TextFault;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who works at a facility: those who do, and the ways to have somebody else do so. */
@Named
@RequestScoped
public class FacilityPractitionersView extends NetworkForm {

    private static final String PAGE = "/administration/network/facility/practitioners?code=";
    private static final int MOST = 200;

    @Inject private SignedInPerson person;
    @Inject private FacilityDesk desk;
    @Inject private PractitionerDesk people;

    private @Nullable FacilitySheet facility;
    private List<PractitionerListing> here = List.of();
    private List<PractitionerListing> found = List.of();
    private boolean sought;

    /**
     * Finds the facility and who works there, and does what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        String code = request().getParameter("code");
        facility = signIn == null || code == null ? null : desk.find(signIn, code).orElse(null);
        FacilitySheet known = facility;
        if (signIn == null || known == null) {
            posted().notFound();
            return;
        }
        if (posted().isSent()) {
            switch (typed("action")) {
                case "seek" -> seek(signIn);
                case "new" -> addNew(signIn, known);
                default -> addKnown(signIn, known, typed("who"));
            }
        }
        here = people.at(signIn, known.code());
    }

    private void seek(SignIn signIn) {
        String words = typed("words");
        if (words.isEmpty()) {
            messages().add("words", "WORDS_MISSING");
            return;
        }
        sought = true;
        found = people.named(signIn, words.substring(0, Math.min(MOST, words.length())));
    }

    private void addKnown(SignIn signIn, FacilitySheet known, String who) throws IOException {
        Optional<PractitionerSheet> sheet = people.find(signIn, who);
        if (sheet.isEmpty()) {
            posted().notFound();
            return;
        }
        Set<String> facilities = new TreeSet<>(sheet.get().facilityCodes());
        facilities.add(known.code());
        follow(
                signIn,
                people.change(
                        signIn,
                        who,
                        sheet.get().stamp(),
                        sheet.get().name(),
                        facilities,
                        Set.of()));
    }

    private void addNew(SignIn signIn, FacilitySheet known) throws IOException {
        String code = typed("personcode").toUpperCase(Locale.ROOT);
        if (!TextFault.isCode(code)) {
            messages().add("personcode", "CODE_MALFORMED");
        }
        Optional<PractitionerName> name = PersonName.read(this::typed, messages());
        if (name.isPresent() && messages().isEmpty()) {
            follow(
                    signIn,
                    people.add(
                            signIn, new AddPractitioner(code, name.get(), Set.of(known.code()))));
        }
    }

    private void follow(SignIn signIn, Saved<PractitionerSheet> saved) throws IOException {
        FacilitySheet known = facility;
        if (known != null && saved instanceof Saved.Done<PractitionerSheet> done) {
            desk.show(signIn);
            posted().leadTo(
                            PAGE
                                    + known.code()
                                    + "&done="
                                    + (done.fields().isEmpty() ? "" : "added"));
        } else if (saved instanceof Saved.Refused<PractitionerSheet> refused
                && refused.reason() == NetworkRefusal.CODE_TAKEN) {
            messages().add("personcode", "PERSON_CODE_TAKEN");
        } else {
            messages().add("", "CHANGED_MEANWHILE");
        }
    }

    /**
     * Gives the facility.
     *
     * @return null if there is none, and the browser has been told
     */
    public @Nullable FacilitySheet getFacility() {
        return facility;
    }

    /**
     * Gives who works here.
     *
     * @return by name
     */
    public List<PractitionerListing> getHere() {
        return here;
    }

    /**
     * Gives who was found to work here, too.
     *
     * @return by name
     */
    public List<PractitionerListing> getFound() {
        return found.subList(0, Math.min(PractitionerDesk.MOST_FOUND, found.size()));
    }

    /**
     * Says how many were found.
     *
     * @return a sentence; empty if nobody was looked for
     */
    public String getFoundCount() {
        if (!sought) {
            return "";
        }
        Language language = Language.of(request());
        return found.size() > PractitionerDesk.MOST_FOUND
                ? language.say("facilitypeople.tooMany", PractitionerDesk.MOST_FOUND)
                : language.say("facilitypeople.found", found.size());
    }

    /**
     * Tells whether somebody works here already.
     *
     * @param code their code
     * @return true if so
     */
    public boolean isHere(String code) {
        return here.stream().anyMatch(one -> one.code().equals(code));
    }

    /**
     * Writes a name.
     *
     * @param one whose
     * @return title, given name and family name
     */
    public String nameOf(PractitionerListing one) {
        return PersonName.write(one.name());
    }
}
