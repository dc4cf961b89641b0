package io.onecare.portal.administration;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.account.InviteStaff;
import io.onecare.core.account.SecondFactorOutcome;
import io.onecare.core.account.SecondFactors;
import io.onecare.core.account.StaffAccount;
import io.onecare.core.account.StaffAccounts;
import io.onecare.core.account.StaffOutcome;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.FacilityListing;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets administrators decide who works with the portal. */
@ApplicationScoped
public class StaffAccountsDesk {

    @Inject private StaffAccounts accounts;
    @Inject private SecondFactors secondFactors;
    @Inject private FacilityDirectory facilities;

    /** What an administrator does to an account. */
    public enum Step {
        /** Agrees to what another one has proposed. */
        AGREE,
        /** Sends the message again. */
        AGAIN,
        /** Ends everything at once. */
        SUSPEND,
        /** Takes a suspension back. */
        RESTORE
    }

    /**
     * Gives those who work here, did or are to.
     *
     * @param signIn who asks
     * @param after the last account of the page before; null for the first page
     * @param limit the most to give
     * @return by name
     */
    public List<StaffAccount> page(SignIn signIn, @Nullable UUID after, int limit) {
        StaffAccount last = after == null ? null : find(signIn, after).orElse(null);
        return accounts.page(signIn.actor(), last, limit);
    }

    /**
     * Finds one of them.
     *
     * @param signIn who asks
     * @param account whom
     * @return empty if there is none for them
     */
    public Optional<StaffAccount> find(SignIn signIn, UUID account) {
        return accounts.find(signIn.actor(), AccountId.of(account));
    }

    /**
     * Invites somebody.
     *
     * @param signIn who asks
     * @param command whom, as what
     * @return invited, proposed or refused
     */
    @Transactional
    public StaffOutcome invite(SignIn signIn, InviteStaff command) {
        return accounts.invite(signIn.actor(), command);
    }

    /**
     * Does one thing to an account.
     *
     * @param signIn who asks
     * @param account whose
     * @param step what
     * @return changed, refused or not found
     */
    @Transactional
    public StaffOutcome take(SignIn signIn, UUID account, Step step) {
        AccountId id = AccountId.of(account);
        Actor actor = signIn.actor();
        return switch (step) {
            case AGREE -> accounts.agree(actor, id);
            case AGAIN -> accounts.inviteAgain(actor, id);
            case SUSPEND -> accounts.suspend(actor, id);
            case RESTORE -> accounts.restore(actor, id);
        };
    }

    /**
     * Removes a second factor that is lost.
     *
     * @param signIn who asks
     * @param account whose
     * @return false if there was none
     */
    @Transactional
    public boolean removeSecondFactor(SignIn signIn, UUID account) {
        return secondFactors.removeLost(signIn.actor(), AccountId.of(account))
                instanceof SecondFactorOutcome.Removed;
    }

    /**
     * Gives the names of facilities.
     *
     * @param signIn who asks
     * @param codes their codes
     * @return by code; without those that are no more
     */
    public Map<String, String> namesOf(SignIn signIn, Set<String> codes) {
        return facilities.withCodes(signIn.actor(), codes).values().stream()
                .collect(Collectors.toMap(FacilityListing::code, FacilityListing::name));
    }
}
