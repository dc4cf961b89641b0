package io.onecare.portal.network;

import io.onecare.core.OneCare;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.ChangePractitioner;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.PractitionerSheet;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets administrators change practitioners and where they work. */
@ApplicationScoped
public class PractitionerDesk {

    /** How many people a search shows. */
    public static final int MOST_FOUND = 20;

    @Inject private OneCare oneCare;

    /**
     * Gives who works at a facility.
     *
     * @param signIn who asks
     * @param facilityCode its code
     * @return by name
     */
    public List<PractitionerListing> at(SignIn signIn, String facilityCode) {
        return oneCare.facilityDirectory().practitioners(signIn.actor(), facilityCode);
    }

    /**
     * Finds practitioners by words.
     *
     * @param signIn who asks
     * @param typed words of names or a code
     * @return by name, {@value #MOST_FOUND} and one more at most
     */
    public List<PractitionerListing> named(SignIn signIn, String typed) {
        return oneCare.practitionerEditor().named(signIn.actor(), typed, MOST_FOUND + 1);
    }

    /**
     * Finds a practitioner.
     *
     * @param signIn who asks
     * @param code their code
     * @return empty if there is none for them
     */
    public Optional<PractitionerSheet> find(SignIn signIn, String code) {
        return oneCare.practitionerEditor().find(signIn.actor(), code);
    }

    /**
     * Gives facilities.
     *
     * @param signIn who asks
     * @param codes their codes
     * @return by code
     */
    public Map<String, FacilityListing> facilities(SignIn signIn, Set<String> codes) {
        return oneCare.facilityDirectory().withCodes(signIn.actor(), codes);
    }

    /**
     * Adds a practitioner.
     *
     * @param signIn who asks
     * @param command the practitioner
     * @return saved, or why not
     */
    @Transactional
    public Saved<PractitionerSheet> add(SignIn signIn, AddPractitioner command) {
        return Saved.of(oneCare.practitionerEditor().add(signIn.actor(), command));
    }

    /**
     * Changes a practitioner.
     *
     * @param signIn who asks
     * @param code their code
     * @param stamp what was looked at
     * @param name what the name is to be
     * @param facilities the codes of all facilities where they are to work
     * @param accepted what was read
     * @return saved, or why not
     */
    @Transactional
    public Saved<PractitionerSheet> change(
            SignIn signIn,
            String code,
            String stamp,
            PractitionerName name,
            Set<String> facilities,
            Set<Caution> accepted) {
        return Saved.of(
                oneCare.practitionerEditor()
                        .change(
                                signIn.actor(),
                                new ChangePractitioner(
                                        code,
                                        stamp,
                                        name,
                                        facilities,
                                        FacilityDesk.warnings(accepted))));
    }
}
