package io.onecare.portal.facility.web;

import io.onecare.core.booking.DeclineReason;
import io.onecare.core.booking.FacilityAnswer;
import io.onecare.core.booking.RefusalReason;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Posted;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The three forms by which a facility answers a request, on whichever page they are. */
final class AnswerForm {

    /** What the keys of the texts about errors begin with. */
    static final String PROBLEMS = "answer.message.error.";

    private final Posted posted;
    private final FormMessages messages;

    AnswerForm(Posted posted, FormMessages messages) {
        this.posted = posted;
        this.messages = messages;
    }

    /** Empty if it is none, or something is missing and has been said. */
    Optional<FacilityAnswer> read() {
        return switch (posted.text("answer")) {
            case "confirm" -> Optional.of(new FacilityAnswer.Confirm());
            case "decline" -> decline();
            case "propose" -> propose();
            default -> Optional.empty();
        };
    }

    boolean isProposal() {
        return posted.isSent() && posted.text("answer").equals("propose");
    }

    private Optional<FacilityAnswer> decline() {
        Optional<FacilityAnswer> reason =
                Arrays.stream(DeclineReason.values())
                        .filter(one -> one.name().equals(posted.text("reason")))
                        .findFirst()
                        .map(FacilityAnswer.Decline::new);
        if (reason.isEmpty()) {
            messages.add("reason", "REASON_MISSING");
        }
        return reason;
    }

    private Optional<FacilityAnswer> propose() {
        TypedMoment typed = TypedMoment.read(posted.text("day"), posted.text("time"));
        if (typed.day() == null) {
            messages.add("day", "DAY_MISSING");
        }
        if (typed.time() == null) {
            messages.add("time", "TIME_MISSING");
        }
        return typed.day() == null || typed.time() == null
                ? Optional.empty()
                : Optional.of(
                        new FacilityAnswer.Propose(LocalDateTime.of(typed.day(), typed.time())));
    }

    /** Whether the patient is busy elsewhere is nobody's business here. */
    void refused(RefusalReason reason) {
        switch (reason) {
            case TIME_IN_THE_PAST ->
                    messages.add(isProposal() ? "day" : "", isProposal() ? "PAST" : "BEGUN");
            case TOO_FAR_AHEAD -> messages.add("day", "TOO_FAR_AHEAD");
            case TIME_DOES_NOT_EXIST -> messages.add("time", "TIME_DOES_NOT_EXIST");
            case PRACTITIONER_BUSY -> messages.add("time", "PRACTITIONER_BUSY");
            default -> messages.add(isProposal() ? "time" : "", "NOT_POSSIBLE");
        }
    }

    static List<String> reasons() {
        return Arrays.stream(DeclineReason.values()).map(DeclineReason::name).toList();
    }
}
