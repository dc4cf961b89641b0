package io.onecare.portal.report;

/** Which reports there are. Names are in addresses and texts. */
public enum ReportKind {
    /** Bookings by state, channel, facility and time. */
    BOOKINGS,
    /** Whether customer care and facilities answer in time. */
    DUE,
    /** To which appointments patients did not come. */
    VISITS,
    /** Messages that were not delivered. */
    MESSAGES,
    /** Searches that found nothing. */
    SEARCHES
}
