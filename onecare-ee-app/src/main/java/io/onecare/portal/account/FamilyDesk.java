package io.onecare.portal.account;

import io.onecare.core.Actor;
import io.onecare.core.account.ComingOfAge;
import io.onecare.core.member.Agreement;
import io.onecare.core.member.AgreementOutcome;
import io.onecare.core.member.Agreements;
import io.onecare.core.member.DeclareDependant;
import io.onecare.core.member.DependantId;
import io.onecare.core.member.FamilyEditor;
import io.onecare.core.member.FamilyOutcome;
import io.onecare.core.member.OwnFamily;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Lets whoever is logged in say who belongs to the family, and who may book for them. */
@ApplicationScoped
public class FamilyDesk {

    private static final Actor SYSTEM = Actor.system("birthdays");
    private static final int AT_ONCE = 100;

    @Inject private FamilyEditor families;
    @Inject private Agreements agreements;
    @Inject private ComingOfAge comingOfAge;

    /**
     * Gives the family of whoever is logged in, with all that they may know.
     *
     * @param signIn who is logged in
     * @return empty if they are not on the roll any more
     */
    public Optional<OwnFamily> family(SignIn signIn) {
        return families.find(signIn.actor());
    }

    /**
     * Takes a member's word that somebody belongs to the family.
     *
     * @param signIn who is logged in
     * @param command whom
     * @return added, must agree, or refused
     */
    @Transactional
    public FamilyOutcome declare(SignIn signIn, DeclareDependant command) {
        return families.declare(signIn.actor(), command);
    }

    /**
     * Corrects what a member declared.
     *
     * @param signIn who is logged in
     * @param dependant whom
     * @param command the data as it is right
     * @return changed, must agree, or refused
     */
    @Transactional
    public FamilyOutcome correct(SignIn signIn, DependantId dependant, DeclareDependant command) {
        return families.correct(signIn.actor(), dependant, command);
    }

    /**
     * Takes a declaration back.
     *
     * @param signIn who is logged in
     * @param dependant whom
     * @return ended or refused
     */
    @Transactional
    public FamilyOutcome remove(SignIn signIn, DependantId dependant) {
        return families.remove(signIn.actor(), dependant);
    }

    /**
     * Gives the agreements that are theirs to give.
     *
     * @param signIn who is logged in
     * @return one for each member who insures them; empty for most
     */
    public List<Agreement> agreements(SignIn signIn) {
        return agreements.own(signIn.actor());
    }

    /**
     * Lets a member see them and book for them.
     *
     * @param signIn who is logged in
     * @param dependantNumber the number under which that member insures them
     * @return recorded or refused
     */
    @Transactional
    public AgreementOutcome agree(SignIn signIn, String dependantNumber) {
        return agreements.agree(signIn.actor(), dependantNumber);
    }

    /**
     * Lets a member see them no more.
     *
     * @param signIn who is logged in
     * @param dependantNumber the number under which that member insures them
     * @return recorded or refused
     */
    @Transactional
    public AgreementOutcome withdraw(SignIn signIn, String dependantNumber) {
        return agreements.withdraw(signIn.actor(), dependantNumber);
    }

    /**
     * Puts in messages to members whose dependants will be 18 soon.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean announceComingOfAge() {
        return comingOfAge.announce(SYSTEM, AT_ONCE) == AT_ONCE;
    }
}
