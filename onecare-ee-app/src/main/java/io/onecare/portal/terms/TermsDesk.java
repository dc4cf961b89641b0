package io.onecare.portal.terms;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.terms.AcceptanceForm;
import io.onecare.core.terms.AcceptanceOutcome;
import io.onecare.core.terms.RecordAcceptance;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsText;
import io.onecare.core.terms.TermsVersionListing;
import io.onecare.portal.faces.NextPage;
import io.onecare.portal.security.Area;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives the texts that are published, and keeps who was shown the privacy notice. */
@ApplicationScoped
public class TermsDesk {

    private static final Actor VISITOR = Actor.visitor();

    private static final String NOTICE_PAGE = "/notice";

    /** More versions than one insurer publishes in a lifetime. */
    private static final int MOST_VERSIONS = 100;

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /**
     * Gives the text that is in force now.
     *
     * @param kind which text
     * @return empty if none is published
     */
    public Optional<TermsText> inForce(TermsKind kind) {
        return oneCare.terms()
                .inForce(VISITOR, kind, clock.instant())
                .flatMap(version -> oneCare.terms().text(VISITOR, kind, version.code()));
    }

    /**
     * Gives the versions that were ever published, those announced for later among them.
     *
     * @param kind which text
     * @return the latest first
     */
    public List<TermsVersionListing> versions(TermsKind kind) {
        return oneCare.terms().page(VISITOR, kind, 0, MOST_VERSIONS);
    }

    /**
     * Gives the text of a version.
     *
     * @param version one of {@link #versions}
     * @return the text
     */
    public Optional<TermsText> text(TermsVersionListing version) {
        return oneCare.terms().text(VISITOR, version.kind(), version.code());
    }

    /**
     * Tells whether a version is in force.
     *
     * @param version the version
     * @return false if it is past or to come
     */
    public boolean isInForce(TermsVersionListing version) {
        return oneCare.terms()
                .inForce(VISITOR, version.kind(), clock.instant())
                .filter(version::equals)
                .isPresent();
    }

    /**
     * Gives the privacy notice if this account has not been shown the version in force.
     *
     * @param signIn who is logged in
     * @return empty if there is nothing to show
     */
    public Optional<TermsVersionListing> unseenNotice(SignIn signIn) {
        return unseenNotice(signIn.accountId());
    }

    private Optional<TermsVersionListing> unseenNotice(AccountId account) {
        return oneCare.termsAcceptances()
                .findOutstanding(
                        Actor.member(account.value()),
                        TermsKind.PRIVACY_NOTICE,
                        AcceptanceForm.SHOWN,
                        AuditTrail.ACCOUNT,
                        account.value());
    }

    /**
     * Tells whether this account was ever shown a privacy notice.
     *
     * @param signIn who is logged in
     * @return false if the next one is the first
     */
    public boolean hasSeenANotice(SignIn signIn) {
        return oneCare
                .termsAcceptances()
                .of(signIn.actor(), AuditTrail.ACCOUNT, signIn.account())
                .stream()
                .anyMatch(
                        shown ->
                                shown.kind() == TermsKind.PRIVACY_NOTICE
                                        && shown.form() == AcceptanceForm.SHOWN);
    }

    /**
     * Gives the page to go on with after a log-in: a privacy notice that a member has not been
     * shown comes before it.
     *
     * @param next the page they were on the way to
     * @param actor who has logged in
     * @return that page or the one they begin on, or the one in between
     */
    public String onTheWayTo(String next, Actor actor) {
        String page = Area.onTheWayTo(actor.role(), next);
        return actor.role() == Role.MEMBER
                        && unseenNotice(AccountId.of(UUID.fromString(actor.name()))).isPresent()
                ? NextPage.after(NOTICE_PAGE, page)
                : page;
    }

    /**
     * Keeps that whoever is logged in was shown the privacy notice.
     *
     * @param signIn who is logged in
     * @param code the version that was on the page
     * @return false if another one is in force by now, or there is no such version
     */
    @Transactional
    public boolean noticeShown(SignIn signIn, String code) {
        return noticeShown(signIn.actor(), code, AuditTrail.ACCOUNT, signIn.account());
    }

    /**
     * Keeps that somebody was shown the privacy notice.
     *
     * @param actor who was shown it
     * @param code the version that was on the page
     * @param occasion the kind of thing they were about to do it for, such as {@code
     *     "Registration"}
     * @param subject the id of that thing
     * @return false if another one is in force by now, or there is no such version
     */
    @Transactional
    public boolean noticeShown(Actor actor, String code, String occasion, UUID subject) {
        // compared here, so that what a browser sent goes no further
        return oneCare.terms()
                .inForce(actor, TermsKind.PRIVACY_NOTICE, clock.instant())
                .map(TermsVersionListing::code)
                .filter(code::equals)
                .map(
                        known ->
                                oneCare.termsAcceptances()
                                                .record(
                                                        actor,
                                                        new RecordAcceptance(
                                                                TermsKind.PRIVACY_NOTICE,
                                                                known,
                                                                AcceptanceForm.SHOWN,
                                                                occasion,
                                                                subject))
                                        == AcceptanceOutcome.RECORDED)
                .orElse(false);
    }
}
