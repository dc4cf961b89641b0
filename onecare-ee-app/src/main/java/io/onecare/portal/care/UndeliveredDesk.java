package io.onecare.portal.care;

import io.onecare.core.OneCare;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.notification.DeadLetter;
import io.onecare.core.notification.DeadLetterOutcome;
import io.onecare.core.notification.DeadLetterPosition;
import io.onecare.core.notification.DismissedLetter;
import io.onecare.core.notification.NotificationId;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows operators which messages could not be delivered, and does what they decide. */
@ApplicationScoped
public class UndeliveredDesk {

    /** So many messages stand on a page. */
    public static final int PAGE = 50;

    private static final int LATEST = 20;

    @Inject private OneCare oneCare;

    /**
     * Gives a page of the messages that wait for a human.
     *
     * @param signIn who is logged in
     * @param after where the page before ended, or null for the first page
     * @return those that have waited longest first; one more than {@link #PAGE} if there are more
     */
    public List<DeadLetter> waiting(SignIn signIn, @Nullable DeadLetterPosition after) {
        return oneCare.deadLetters().page(signIn.actor(), after, PAGE + 1);
    }

    /**
     * Counts the messages that wait for a human.
     *
     * @param signIn who is logged in
     * @return 0 or more
     */
    public int count(SignIn signIn) {
        return oneCare.deadLetters().count(signIn.actor());
    }

    /**
     * Gives the messages that colleagues took care of in another way.
     *
     * @param signIn who is logged in
     * @return the latest first
     */
    public List<DismissedLetter> dismissed(SignIn signIn) {
        return oneCare.deadLetters().dismissed(signIn.actor(), LATEST);
    }

    /**
     * Finds the facilities that some messages are about, in one statement.
     *
     * @param signIn who is logged in
     * @param letters the messages
     * @return the facilities by code
     */
    public Map<String, FacilityListing> facilities(SignIn signIn, List<DeadLetter> letters) {
        Set<String> codes =
                letters.stream()
                        .map(DeadLetter::facilityCode)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return codes.isEmpty()
                ? Map.of()
                : oneCare.facilityDirectory().withCodes(signIn.actor(), codes);
    }

    /**
     * Lets a message be tried again.
     *
     * @param signIn who is logged in
     * @param id the message
     * @return done or refused
     */
    @Transactional
    public DeadLetterOutcome retry(SignIn signIn, NotificationId id) {
        return oneCare.deadLetters().retry(signIn.actor(), id);
    }

    /**
     * Notes that somebody was told in another way, or need not be.
     *
     * @param signIn who is logged in
     * @param id the message
     * @param remark how, or why
     * @return done or refused
     */
    @Transactional
    public DeadLetterOutcome dismiss(SignIn signIn, NotificationId id, String remark) {
        return oneCare.deadLetters().dismiss(signIn.actor(), id, remark);
    }
}
