package io.onecare.portal.mail;

import io.onecare.core.Role;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.settings.PortalSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of every letter about an account, and what all letters share. None names the person,
 * and all say what to do for whoever did not ask for it. Links begin with the portal's address as
 * it is set, never with that of a request. Thread-safe.
 */
final class Letters {

    /** The zone of the people who read. */
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final PortalSettings settings;
    private final LetterPrinter printer = new LetterPrinter();

    Letters(PortalSettings settings) {
        this.settings = settings;
    }

    /** The code to register with, to be typed or followed. */
    Letter registrationCode(
            NotificationLanguage reader, String ticket, String link, Instant expiresAt) {
        Language language = language(reader);
        return letter(
                language,
                "mail.registration.code.subject",
                say(language, "mail.registration.code.lead", settings.getName()),
                LetterContent.fact(text(language, "mail.ticket"), ticket),
                link(language, "mail.registration.code.button", "/registration/code?code=" + link),
                expiry(language, expiresAt),
                say(language, "mail.registration.code.unasked"));
    }

    /** That the person, to whom the address belongs, has an account. */
    Letter alreadyRegistered(NotificationLanguage reader, String userName) {
        Language language = language(reader);
        return letter(
                language,
                "mail.registration.known.subject",
                say(language, "mail.registration.known.lead", settings.getName()),
                LetterContent.fact(text(language, "mail.userName"), userName),
                link(language, "mail.button.logIn", "/login"),
                say(language, "mail.registration.known.password"),
                say(language, "mail.registration.known.unasked"));
    }

    /**
     * That the data could not be confirmed, whatever the reason is: whoever reads may be anybody.
     */
    Letter notConfirmed(NotificationLanguage reader) {
        Language language = language(reader);
        return letter(
                language,
                "mail.registration.unconfirmed.subject",
                say(language, "mail.registration.unconfirmed.lead", settings.getName()),
                say(language, "mail.registration.unconfirmed.desk"),
                link(language, "mail.registration.unconfirmed.button", "/registration"),
                say(language, "mail.registration.unconfirmed.unasked"));
    }

    /** To the new account's own address: the user name. */
    Letter registered(NotificationLanguage reader, String userName) {
        Language language = language(reader);
        return letter(
                language,
                "mail.registration.done.subject",
                say(language, "mail.registration.done.lead", settings.getName()),
                LetterContent.fact(text(language, "mail.userName"), userName),
                say(language, "mail.registration.done.password"),
                link(language, "mail.button.logIn", "/login"),
                say(language, "mail.registration.done.unasked"));
    }

    /** To another address of the person: that there is an account, and nothing about it. */
    Letter registeredElsewhere(NotificationLanguage reader) {
        Language language = language(reader);
        return letter(
                language,
                "mail.registration.elsewhere.subject",
                say(language, "mail.registration.elsewhere.lead", settings.getName()),
                say(language, "mail.registration.elsewhere.unasked"));
    }

    /** An account to which a new password can be given. */
    record ResetCode(String userName, String ticket, String link, Instant expiresAt) {

        /** Says nothing: all of it is for its owner. */
        @Override
        public String toString() {
            return "ResetCode(…)";
        }
    }

    /** The codes for a new password, one for each account of the address. */
    Letter passwordReset(NotificationLanguage reader, List<ResetCode> codes) {
        Language language = language(reader);
        List<LetterContent.Block> blocks = new ArrayList<>();
        blocks.add(say(language, "mail.reset.code.lead", settings.getName()));
        for (ResetCode code : codes) {
            blocks.add(LetterContent.fact(text(language, "mail.userName"), code.userName()));
            blocks.add(LetterContent.fact(text(language, "mail.ticket"), code.ticket()));
            blocks.add(
                    link(language, "mail.reset.code.button", "/password/new?code=" + code.link()));
            blocks.add(expiry(language, code.expiresAt()));
        }
        blocks.add(say(language, "mail.reset.code.unasked"));
        return print(language, "mail.reset.code.subject", blocks);
    }

    /** That no account has the address; in both languages, because nobody's is known. */
    Letter noAccount() {
        List<LetterContent.Block> blocks = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (Language language : Language.values()) {
            subjects.add(text(language, "mail.reset.unknown.subject"));
            blocks.add(say(language, "mail.reset.unknown.lead", settings.getName()));
            blocks.add(say(language, "mail.reset.unknown.what"));
            blocks.add(link(language, "mail.reset.unknown.button", "/registration"));
            blocks.add(say(language, "mail.reset.unknown.unasked"));
        }
        return printer.print(
                new LetterContent(
                        Language.IT,
                        settings.getName(),
                        settings.getName() + ": " + String.join(" / ", subjects),
                        blocks,
                        contact(Language.IT) + " " + contact(Language.EN)));
    }

    /** That the password of an account is another one now. */
    Letter passwordChanged(NotificationLanguage reader) {
        Language language = language(reader);
        return letter(
                language,
                "mail.password.changed.subject",
                say(language, "mail.password.changed.lead", settings.getName()),
                say(language, "mail.password.changed.unasked"),
                link(language, "mail.button.logIn", "/login"));
    }

    /** To the address that an account is to have: the code that proves the mailbox. */
    Letter emailCode(NotificationLanguage reader, String ticket, String link, Instant expiresAt) {
        Language language = language(reader);
        return letter(
                language,
                "mail.email.code.subject",
                say(language, "mail.email.code.lead", settings.getName()),
                LetterContent.fact(text(language, "mail.ticket"), ticket),
                link(language, "mail.email.code.button", "/profile/email?code=" + link),
                expiry(language, expiresAt),
                say(language, "mail.email.code.unasked"));
    }

    /** To the address that an account had: it has another one now, which is not told. */
    Letter emailChanged(NotificationLanguage reader) {
        Language language = language(reader);
        return letter(
                language,
                "mail.email.changed.subject",
                say(language, "mail.email.changed.lead", settings.getName()),
                say(language, "mail.email.changed.unasked"));
    }

    /** To the member: that a dependant, who is not named, will decide alone from a day on. */
    Letter comingOfAge(NotificationLanguage reader, LocalDate birthday) {
        Language language = language(reader);
        return letter(
                language,
                "mail.ofAge.subject",
                say(language, "mail.ofAge.lead", Formats.of(language).day(birthday)),
                say(language, "mail.ofAge.register"),
                say(language, "mail.ofAge.agree"),
                link(language, "mail.ofAge.button", "/profile"));
    }

    /** That the account has a second factor now. */
    Letter secondFactorSetUp(NotificationLanguage reader) {
        return aboutSecondFactor(reader, "mail.twosteps.on.subject", "mail.twosteps.on.lead");
    }

    /** That the account has no second factor any more. */
    Letter secondFactorRemoved(NotificationLanguage reader) {
        return aboutSecondFactor(reader, "mail.twosteps.off.subject", "mail.twosteps.off.lead");
    }

    /** That a recovery code was used in the place of the second factor. */
    Letter recoveryCodeUsed(NotificationLanguage reader) {
        return aboutSecondFactor(
                reader, "mail.twosteps.recovery.subject", "mail.twosteps.recovery.lead");
    }

    /** To somebody who is invited to work with the portal: the link to an account. */
    Letter invitation(NotificationLanguage reader, Role role, String link, Instant expiresAt) {
        Language language = language(reader);
        return letter(
                language,
                "mail.invitation.subject",
                say(language, "mail.invitation.lead." + role, settings.getName()),
                say(language, "mail.invitation.steps"),
                link(language, "mail.invitation.button", "/invitation?code=" + link),
                expiry(language, expiresAt),
                say(language, "mail.invitation.unasked"));
    }

    /** To an administrator: somebody is to become one, and it takes a second one to agree. */
    Letter agreementNeeded(NotificationLanguage reader) {
        Language language = language(reader);
        return letter(
                language,
                "mail.agreement.subject",
                say(language, "mail.agreement.lead", settings.getName()),
                link(language, "mail.agreement.button", "/administration/accounts"),
                say(language, "mail.agreement.unasked"));
    }

    /** That an account of somebody who works with the portal was suspended. */
    Letter staffSuspended(NotificationLanguage reader) {
        Language language = language(reader);
        return letter(
                language,
                "mail.suspended.subject",
                say(language, "mail.suspended.lead", settings.getName()),
                say(language, "mail.suspended.unasked"));
    }

    private Letter aboutSecondFactor(NotificationLanguage reader, String subject, String lead) {
        Language language = language(reader);
        return letter(
                language,
                subject,
                say(language, lead, settings.getName()),
                say(language, "mail.twosteps.unasked"),
                link(language, "mail.button.logIn", "/login"));
    }

    /** Any letter: a subject with what it names, and blocks. */
    Letter print(
            Language language,
            String subject,
            List<LetterContent.Block> blocks,
            Object... subjectFacts) {
        return printer.print(
                new LetterContent(
                        language,
                        settings.getName(),
                        settings.getName() + ": " + language.say(subject, subjectFacts),
                        blocks,
                        contact(language)));
    }

    /** A letter of a correspondence, all of which have one subject. */
    Letter reply(Language language, Reply reply, List<LetterContent.Block> blocks) {
        String re = reply.references().isEmpty() ? "" : "Re: ";
        return printer.print(
                        new LetterContent(
                                language,
                                settings.getName(),
                                re
                                        + settings.getName()
                                        + ": "
                                        + text(language, "mail.care.subject"),
                                blocks,
                                contact(language)))
                .in(reply);
    }

    private Letter letter(Language language, String subject, LetterContent.Block... blocks) {
        return print(language, subject, List.of(blocks));
    }

    private String contact(Language language) {
        return language.say(
                "mail.contact",
                settings.getContactPhone(),
                settings.getContactOpens(),
                settings.getContactCloses(),
                settings.getContactEmail());
    }

    LetterContent.Block link(Language language, String key, String path) {
        return LetterContent.link(text(language, key), settings.baseUrl() + path);
    }

    private static LetterContent.Block expiry(Language language, Instant expiresAt) {
        Formats formats = Formats.of(language);
        return say(
                language,
                "mail.expiry",
                formats.day(expiresAt.atZone(ROME).toLocalDate()),
                formats.time(expiresAt.atZone(ROME).toLocalTime()));
    }

    private static LetterContent.Block say(Language language, String key, Object... facts) {
        return LetterContent.paragraph(language.say(key, facts));
    }

    private static String text(Language language, String key) {
        return language.texts().getString(key);
    }

    private static Language language(NotificationLanguage reader) {
        return switch (reader) {
            case ITALIAN -> Language.IT;
            case ENGLISH -> Language.EN;
        };
    }
}
