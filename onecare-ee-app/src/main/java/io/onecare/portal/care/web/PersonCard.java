package io.onecare.portal.care.web;

import io.onecare.core.account.ContactOnFile;
import io.onecare.core.account.FamilyTie;
import io.onecare.core.account.PersonFile;
import io.onecare.core.booking.Booking;
import io.onecare.core.member.Coverage;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The person whom a call is about. */
public final class PersonCard {

    private final PersonFile file;
    private final Appointments appointments;
    private final CallPages pages;
    private final DeskTexts texts;
    private final LocalDate today;

    PersonCard(PersonFile file, Appointments appointments, CallPages pages, LocalDate today) {
        this.file = file;
        this.appointments = appointments;
        this.pages = pages;
        this.texts = pages.texts();
        this.today = today;
    }

    /**
     * The coming appointments, and how what they name by codes is called.
     *
     * @param coming next first
     * @param facilities names by code
     * @param services names by code
     */
    record Appointments(
            List<Booking> coming, Map<String, String> facilities, Map<String, String> services) {

        static Appointments none() {
            return new Appointments(List.of(), Map.of(), Map.of());
        }
    }

    /**
     * Gives the number of the person.
     *
     * @return the insurer's
     */
    public String getNumber() {
        return file.number();
    }

    /**
     * Gives the name of the person.
     *
     * @return given name and surname
     */
    public String getName() {
        return file.name().givenName() + " " + file.name().surname();
    }

    /**
     * Gives the birth date.
     *
     * @return in words
     */
    public String getBirthDate() {
        return texts.formats().longDate(file.birthDate());
    }

    /**
     * Gives the tax code.
     *
     * @return empty unless a person is shown
     */
    public String getTaxCode() {
        return file.taxCode().value();
    }

    /**
     * Gives what the person is to the member.
     *
     * @return in words
     */
    public String getRelation() {
        return pages.relation(file.relationship());
    }

    /**
     * Tells whether the person is insured today.
     *
     * @return false if it is to be said that they are not
     */
    public boolean isCovered() {
        return file.coverage() instanceof Coverage.Covered;
    }

    /**
     * Says whether the person is insured today.
     *
     * @return under which policy, or why not
     */
    public String getCover() {
        return file.coverage() instanceof Coverage.Covered covered
                ? texts.say("phone.cover.yes", covered.policyNumber())
                : texts.text("phone.cover." + ((Coverage.NotCovered) file.coverage()).reason());
    }

    /**
     * Tells whether the member on the phone may be told about the person.
     *
     * @return false for a dependant of age who has not agreed
     */
    public boolean isMayBeTold() {
        return file.mayBeToldToMember();
    }

    /**
     * Gives how the person is reached.
     *
     * @return verified contacts in front, each once
     */
    public List<ContactLine> getContacts() {
        Set<String> told = new HashSet<>();
        return file.contacts().stream()
                .filter(one -> told.add(one.value()))
                .map(
                        one ->
                                new ContactLine(
                                        one.value(),
                                        one.kind() == ContactOnFile.Kind.PHONE,
                                        texts.text(
                                                "phone.contact."
                                                        + one.source()
                                                        + (one.ofMember() ? ".member" : "")),
                                        one.isVerified()))
                .toList();
    }

    /**
     * Gives the rest of the family, masked.
     *
     * @return the member first
     */
    public List<FoundLine> getFamily() {
        return file.family().stream().map(this::line).toList();
    }

    private FoundLine line(FamilyTie tie) {
        return pages.line(tie.person(), tie.mayBeToldOf());
    }

    /**
     * Gives the coming appointments.
     *
     * @return next first; empty once facilities are searched for
     */
    public List<ComingLine> getComing() {
        return appointments.coming().stream()
                .map(
                        one ->
                                new ComingLine(
                                        texts.when(one.startsAt(), today),
                                        appointments
                                                .services()
                                                .getOrDefault(one.serviceCode(), one.serviceCode()),
                                        appointments
                                                .facilities()
                                                .getOrDefault(
                                                        one.facilityCode(), one.facilityCode()),
                                        texts.text("bookings.state." + one.state()),
                                        one.reference().toString()))
                .toList();
    }
}
