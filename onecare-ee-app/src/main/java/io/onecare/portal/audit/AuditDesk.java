package io.onecare.portal.audit;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.access.AccessPosition;
import io.onecare.core.access.AuditCriteria;
import io.onecare.core.access.AuditReason;
import io.onecare.core.access.AuditSearch;
import io.onecare.core.access.FoundEntries;
import io.onecare.core.account.StaffAccount;
import io.onecare.core.account.StaffAccounts;
import io.onecare.core.audit.AuditChain;
import io.onecare.core.audit.AuditHead;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.AuditVerification;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows administrators the audit trail. Whoever looks leaves an entry in it. */
@ApplicationScoped
public class AuditDesk {

    /** How many entries a page shows. */
    public static final int PAGE_SIZE = 50;

    /** How many changes a page shows of what it is about. */
    public static final int CHANGES_SIZE = 20;

    /** How many entries a file has at most. */
    public static final int EXPORT_SIZE = AuditSearch.MAX_EXPORT_SIZE;

    /** A job seals every minute; what is not sealed after this long was forgotten or cut off. */
    private static final Duration SEALED_WITHIN = Duration.ofHours(1);

    private static final String SUBJECT = "AuditTrail";

    /** More are not offered; they are found in the list of accounts. */
    private static final int MOST_COLLEAGUES = 1_000;

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /**
     * Gives a page of what was found.
     *
     * @param signIn who is logged in
     * @param criteria what is wanted
     * @param after where the page before ended, or null for the first page
     * @return the page
     */
    @Transactional
    public FoundEntries page(
            SignIn signIn, AuditCriteria criteria, @Nullable AccessPosition after) {
        return oneCare.auditSearch().page(signIn.actor(), criteria, after, PAGE_SIZE);
    }

    /**
     * Gives what was found for a file.
     *
     * @param signIn who is logged in
     * @param criteria what is wanted
     * @return the newest entries, {@value #EXPORT_SIZE} at most
     */
    @Transactional
    public FoundEntries export(SignIn signIn, AuditCriteria criteria) {
        return oneCare.auditSearch().export(signIn.actor(), criteria, EXPORT_SIZE);
    }

    /**
     * Gives the newest changes of one thing of the network or the settings.
     *
     * @param signIn who is logged in
     * @param subjectType the kind of thing
     * @param subjectId its id
     * @return newest first, {@value #CHANGES_SIZE} at most
     */
    public FoundEntries changes(SignIn signIn, String subjectType, String subjectId) {
        return oneCare.changeHistory()
                .of(signIn.actor(), subjectType, subjectId, null, CHANGES_SIZE);
    }

    /**
     * Finds a person on the roll.
     *
     * @param signIn who is logged in
     * @param numberOrTaxCode what was typed
     * @param reason why they look
     * @return empty if there is nobody
     */
    @Transactional
    public Optional<UUID> findPerson(SignIn signIn, String numberOrTaxCode, AuditReason reason) {
        return oneCare.auditSearch().findPerson(signIn.actor(), numberOrTaxCode, reason);
    }

    /**
     * Gives those who work with the portal or did.
     *
     * @param signIn who is logged in
     * @return in the order of their names
     */
    public List<StaffAccount> colleagues(SignIn signIn) {
        List<StaffAccount> all = new ArrayList<>();
        List<StaffAccount> page;
        do {
            StaffAccount last = all.isEmpty() ? null : all.get(all.size() - 1);
            page = oneCare.staffAccounts().page(signIn.actor(), last, StaffAccounts.MAX_PAGE_SIZE);
            all.addAll(page);
        } while (page.size() == StaffAccounts.MAX_PAGE_SIZE && all.size() < MOST_COLLEAGUES);
        return all;
    }

    /**
     * Tells how far the trail is sealed.
     *
     * @param signIn who is logged in
     * @return without a verification
     */
    public ChainState state(SignIn signIn) {
        return state(signIn, null);
    }

    /**
     * Keeps that somebody verifies the trail.
     *
     * @param signIn who is logged in
     */
    @Transactional
    public void begin(SignIn signIn) {
        AuditTrail audit = oneCare.auditTrail();
        Actor actor = signIn.actor();
        audit.record(actor, "AUDIT_VERIFIED", SUBJECT, SUBJECT);
    }

    /**
     * Walks along the whole trail. It takes the longer the longer that is, and holds no transaction
     * meanwhile.
     *
     * @param signIn who is logged in
     * @param kept a head that was kept elsewhere, or {@link AuditHead#empty()}
     * @return with what was found
     */
    public ChainState verify(SignIn signIn, AuditHead kept) {
        return state(signIn, oneCare.auditChain().verify(signIn.actor(), kept, SEALED_WITHIN));
    }

    private ChainState state(SignIn signIn, @Nullable AuditVerification verification) {
        AuditChain chain = oneCare.auditChain();
        AuditHead head =
                verification instanceof AuditVerification.Intact intact
                        ? intact.head()
                        : chain.head(signIn.actor()).orElse(AuditHead.empty());
        Instant wholeUntil =
                verification instanceof AuditVerification.Broken broken
                        ? chain.sealedAt(signIn.actor(), broken.seq() - 1).orElse(null)
                        : null;
        return new ChainState(
                head,
                chain.sealedAt(signIn.actor(), head.seq()).orElse(null),
                verification,
                wholeUntil,
                verification == null ? null : clock.instant());
    }
}
