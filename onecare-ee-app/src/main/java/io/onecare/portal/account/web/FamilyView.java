package io.onecare.portal.account.web;

import io.onecare.core.member.Agreement;
import io.onecare.core.member.AwaitedDependant;
import io.onecare.core.member.DependantId;
import io.onecare.core.member.Majority;
import io.onecare.core.member.OwnDependant;
import io.onecare.core.member.OwnFamily;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Today;
import io.onecare.core.person.PersonName;
import io.onecare.portal.account.FamilyDesk;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The panel <i>Dati Familiari</i> of the profile. */
@Named
@RequestScoped
public class FamilyView {

    /** So long before an eighteenth birthday the member is told what will change. */
    private static final Period SOON = Period.ofDays(60);

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private FamilyDesk desk;
    @Inject private Clock clock;

    private @Nullable OwnFamily family;

    @PostConstruct
    void read() {
        family = person.signIn().flatMap(desk::family).orElse(null);
    }

    /**
     * Gives the own tax code of whoever is logged in.
     *
     * @return empty if they are not on the roll any more
     */
    public String getTaxCode() {
        return family == null ? "" : family.taxCode().value();
    }

    /**
     * Gives whom they may see.
     *
     * @return oldest first
     */
    public List<OwnDependant> getDependants() {
        return family == null ? List.of() : family.dependants();
    }

    /**
     * Gives whom they declared and may not see.
     *
     * @return in the order in which they were declared
     */
    public List<AwaitedDependant> getAwaited() {
        return family == null ? List.of() : family.awaited();
    }

    /**
     * Gives what those may be to the member who can be added.
     *
     * @return empty if nobody can
     */
    public List<Relationship> getDeclarable() {
        return family == null ? List.of() : family.declarable();
    }

    /**
     * Gives the agreements that are theirs to give.
     *
     * @return empty for most
     */
    public List<Agreement> getAgreements() {
        return person.signIn().map(desk::agreements).orElse(List.of());
    }

    Optional<OwnDependant> dependant(DependantId id) {
        return getDependants().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<AwaitedDependant> awaited(DependantId id) {
        return getAwaited().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The dependant that the address names, or the form, be it one that came too late. */
    static Optional<DependantId> named(HttpServletRequest request) {
        String linked = request.getParameter("id");
        String id = linked == null ? Posted.in(request).text("id") : linked;
        try {
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DependantId.of(UUID.fromString(id)));
        } catch (IllegalArgumentException noId) {
            return Optional.of(DependantId.of(new UUID(0, 0))); // nobody's
        }
    }

    /**
     * Tells whether the member may take back that somebody belongs to the family.
     *
     * @param dependant whom the member sees
     * @return false for whom the insurer states, and whoever is not insured any more
     */
    public boolean isRemovable(OwnDependant dependant) {
        return !dependant.stated() && !isOver(dependant);
    }

    /**
     * Tells whether somebody is not insured through the member any more.
     *
     * @param dependant whom the member sees
     * @return true from the day after the last one on
     */
    public boolean isOver(OwnDependant dependant) {
        return dependant.period().untilExclusive().filter(end -> !end.isAfter(today())).isPresent();
    }

    /**
     * Gives the last day of an insurance that ends.
     *
     * @param dependant whom the member sees
     * @return such as {@code 17/10/2026}; empty if there is none
     */
    public String lastDayOf(OwnDependant dependant) {
        return dependant.period().untilExclusive().map(end -> date(end.minusDays(1))).orElse("");
    }

    /**
     * Says what will change when somebody comes of age.
     *
     * @param dependant whom the member sees
     * @return empty unless it is soon
     */
    public String comingOfAge(OwnDependant dependant) {
        LocalDate birthday = Majority.firstDayOf(dependant.person().birthDate());
        boolean soon = birthday.isAfter(today()) && !birthday.isAfter(today().plus(SOON));
        return soon && !isOver(dependant)
                ? say("family.soon", date(birthday), dependant.person().name().givenName())
                : "";
    }

    /**
     * Says since when somebody is awaited.
     *
     * @param awaited whom the member declared and does not see
     * @return such as {@code Coniuge o convivente, indicato il 17/10/2026}
     */
    public String describe(AwaitedDependant awaited) {
        return say(
                "family.awaited.one",
                relationship(awaited.relationship()),
                date(awaited.declaredOn()));
    }

    /**
     * Says how an agreement stands.
     *
     * @param agreement an own one
     * @return who may or may not do what, since when
     */
    public String describe(Agreement agreement) {
        return agreement.since() == null
                ? say("family.agreement.none", fullName(agreement.member()))
                : say(
                        "family.agreement.since",
                        fullName(agreement.member()),
                        date(agreement.since()));
    }

    /**
     * Writes a relationship.
     *
     * @param relationship what somebody is to the member
     * @return in the reader's language
     */
    public String relationship(Relationship relationship) {
        return Language.of(request).texts().getString("profile.relationship." + relationship);
    }

    String say(String key, Object... facts) {
        return Language.of(request).say(key, facts);
    }

    private static String fullName(PersonName name) {
        return name.givenName() + " " + name.surname();
    }

    private String date(LocalDate day) {
        return Formats.of(Language.of(request)).date(day);
    }

    private LocalDate today() {
        return Today.in(clock);
    }
}
