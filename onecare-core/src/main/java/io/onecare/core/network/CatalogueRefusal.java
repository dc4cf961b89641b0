package io.onecare.core.network;

/** Why a change of the catalogue was refused. Names are stable. */
public enum CatalogueRefusal {
    /** Something of this kind has the code already. */
    CODE_TAKEN,
    /** There is no category with this code. */
    UNKNOWN_CATEGORY,
    /** It is not any more what it was when it was read. */
    CHANGED_MEANWHILE,
    /** There is no such thing for this actor. */
    NOT_FOUND
}
