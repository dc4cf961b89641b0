package io.onecare.core.care;

/**
 * Whom the desk's own words about a request would reach. They may say something about a person, and
 * therefore go to that person's verified addresses only: the one proven for their account, and the
 * roll's; for a dependant also the member's, as long as the member may see them. Names are stable.
 */
public enum Addressee {
    /** The sender, whose address is one of them. */
    SENDER,
    /** The person whom the sender was found to be, at an address on file, not at the sender's. */
    ADDRESS_ON_FILE,
    /**
     * It is known who the sender is, and no address at all: the words wait for a human, who tells
     * them in another way.
     */
    TOLD_BY_A_HUMAN,
    /** Nobody: words are refused with {@link CareRefusal#CONTACT_NOT_VERIFIED}. */
    NOBODY
}
