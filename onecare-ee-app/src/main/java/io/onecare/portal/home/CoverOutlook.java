package io.onecare.portal.home;

/** Whether somebody is insured, and will be. Names are those of texts. */
public enum CoverOutlook {
    /** Today and in a month. */
    LASTING,
    /** Today, and no longer in a month. */
    ENDING,
    /** Not today, but in a month. */
    TO_COME,
    /** Neither. */
    ABSENT
}
