package io.onecare.core.network;

/** Where the position of a facility comes from. Names are stable. */
public enum PositionSource {
    /** The insurer gave it. */
    GIVEN,
    /** Nobody gave one: it is that of the comune, which may be kilometres away. */
    COMUNE
}
