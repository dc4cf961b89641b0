package io.onecare.core.recognition;

/** How sure a finding is, the surest first. Names are stable. */
public enum Confidence {
    /**
     * The words allow no other reading that the network and the calendar know. Fit to fill in a
     * form: none was wrong among the mails that the recognition is measured on.
     */
    HIGH,
    /** Probably meant. Fit to be suggested, not to be filled in unseen. */
    MEDIUM,
    /** A guess, or one of several readings. Fit to be marked in the mail. */
    LOW;

    Confidence atMost(Confidence limit) {
        return compareTo(limit) < 0 ? limit : this;
    }
}
