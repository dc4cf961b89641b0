package io.onecare.core.network;

/** Why a change of the network was refused. Names are stable. */
public enum NetworkRefusal {
    /** Something of this kind has the code already. */
    CODE_TAKEN,
    /** There is no category with this code. */
    UNKNOWN_CATEGORY,
    /** There is no health service with this code. */
    UNKNOWN_SERVICE,
    /** There is no facility with this code. */
    UNKNOWN_FACILITY,
    /** There is no price list with this code. */
    UNKNOWN_PRICE_LIST,
    /** The facility does not offer the service, so there is nothing to agree a price for. */
    SERVICE_NOT_OFFERED,
    /** On one of the days another tariff of this facility, service and price list is in force. */
    TARIFF_OVERLAPS,
    /** On the last day that the tariff is to keep, no tariff is in force. */
    NO_TARIFF_IN_FORCE,
    /** There is no such thing for this actor. */
    NOT_FOUND
}
