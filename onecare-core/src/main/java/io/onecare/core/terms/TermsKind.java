package io.onecare.core.terms;

/** Which text it is. Names are stable. */
public enum TermsKind {
    /** What is accepted with every booking (<i>condizioni generali</i>). */
    GENERAL_CONDITIONS,
    /** What is shown to everybody who registers (<i>informativa sulla privacy</i>). */
    PRIVACY_NOTICE
}
