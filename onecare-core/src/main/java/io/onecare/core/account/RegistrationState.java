package io.onecare.core.account;

/** Where a wish to register stands; its life is told at {@link RegistrationRows}. */
enum RegistrationState {
    RECEIVED,
    NOT_CONFIRMED,
    ALREADY_REGISTERED,
    IDENTITY_CHECK,
    IDENTITY_CONFIRMED,
    IDENTITY_REFUSED,
    CODE_SENT,
    COMPLETED,
    OVERTAKEN
}
