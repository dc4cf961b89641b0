package io.onecare.portal.administration.web;

import io.onecare.core.account.StaffAccount;
import io.onecare.core.account.StaffState;
import io.onecare.portal.administration.StaffAccountsDesk;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who works with the portal, did or is to. */
@Named
@RequestScoped
public class StaffAccountsView {

    private static final int PAGE = 50;

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private StaffAccountsDesk desk;

    private List<StaffAccount> accounts = List.of();
    private Map<String, String> facilities = Map.of();
    private boolean more;

    @PostConstruct
    void read() {
        person.signIn().ifPresent(this::read);
    }

    private void read(SignIn signIn) {
        List<StaffAccount> found =
                desk.page(signIn, AccountParameter.of(request, "after").orElse(null), PAGE + 1);
        more = found.size() > PAGE;
        accounts = found.subList(0, Math.min(PAGE, found.size()));
        Set<String> codes = new HashSet<>();
        for (StaffAccount account : accounts) {
            String code = account.facilityCode();
            if (code != null) {
                codes.add(code);
            }
        }
        facilities = codes.isEmpty() ? Map.of() : desk.namesOf(signIn, codes);
    }

    /**
     * Gives one page of them.
     *
     * @return by name
     */
    public List<StaffAccount> getAccounts() {
        return accounts;
    }

    /**
     * Gives how the next page is asked for.
     *
     * @return the account that this one ends with; empty if there is no next page
     */
    public String getNextAfter() {
        return more ? accounts.get(accounts.size() - 1).id().toString() : "";
    }

    /**
     * Tells whether this is not the first page.
     *
     * @return true if so
     */
    public boolean isContinued() {
        return AccountParameter.of(request, "after").isPresent();
    }

    /**
     * Says how many proposals on this page wait for somebody to agree.
     *
     * @return empty if none does
     */
    public String getProposals() {
        long waiting = accounts.stream().filter(one -> one.state() == StaffState.PROPOSED).count();
        return waiting == 0 ? "" : Language.of(request).say("accounts.proposals", waiting);
    }

    /**
     * Says where somebody works.
     *
     * @param account the account
     * @return the name of the facility; empty for whoever works at none
     */
    public String facilityOf(StaffAccount account) {
        String code = account.facilityCode();
        return code == null ? "" : facilities.getOrDefault(code, code);
    }

    /**
     * Writes a name.
     *
     * @param account the account
     * @return surname and given name, by which the page is sorted
     */
    public String nameOf(StaffAccount account) {
        return account.name().surname() + " " + account.name().givenName();
    }
}
