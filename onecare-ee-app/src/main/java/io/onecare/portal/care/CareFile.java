package io.onecare.portal.care;

import io.onecare.core.care.Addressee;
import io.onecare.core.care.CareEvent;
import io.onecare.core.care.CareHistoryEntry;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.SenderAddress;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.ServiceListing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that the desk knows about it.
 *
 * @param request the request
 * @param history what happened, from first to last
 * @param mails the mails among it, from first to last
 * @param facilities those that are or may be meant and are known, by code
 * @param service the service that was recognised; null if none was, or it is not known any more
 * @param senderAddress what is known about the sender's e-mail address
 * @param addressee whom the desk's own words would reach
 * @param late whether the answer is late
 */
public record CareFile(
        CareRequest request,
        List<CareHistoryEntry> history,
        List<ReadMail> mails,
        Map<String, FacilityListing> facilities,
        @Nullable ServiceListing service,
        SenderAddress senderAddress,
        Addressee addressee,
        boolean late) {

    private static final Set<CareEvent> CHANGES_OF_OWNER =
            EnumSet.of(CareEvent.TAKEN, CareEvent.TAKEN_OVER, CareEvent.GIVEN_BACK);

    /** Copies the collections. */
    public CareFile {
        history = List.copyOf(history);
        mails = List.copyOf(mails);
        facilities = Map.copyOf(facilities);
    }

    /**
     * Gives the facility that was recognised.
     *
     * @return null if none was, or it is not known any more
     */
    public @Nullable FacilityListing facility() {
        String code = request.facts().facilityCode();
        return code == null ? null : facilities.get(code);
    }

    /**
     * Finds when the request became whose it is.
     *
     * @return empty if it always was nobody's
     */
    public Optional<CareHistoryEntry> lastChangeOfOwner() {
        return history.stream()
                .filter(entry -> CHANGES_OF_OWNER.contains(entry.event()))
                .reduce((earlier, later) -> later);
    }

    /** The request only, so that nothing about a person can reach a log by accident. */
    @Override
    public String toString() {
        return "CareFile(" + request.id() + ")";
    }
}
