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
    /** There is no such thing for this actor. */
    NOT_FOUND
}
