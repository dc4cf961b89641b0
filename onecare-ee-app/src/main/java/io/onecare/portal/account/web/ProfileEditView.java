package io.onecare.portal.account.web;

import io.onecare.core.account.EditProfile;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.ProfileOutcome;
import io.onecare.portal.account.ProfileDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** The edit mask of the profile: the phone number, and the language of messages. */
@Named
@RequestScoped
public class ProfileEditView extends FormView {

    @Inject private SignedInPerson person;
    @Inject private ProfileView profile;
    @Inject private ProfileDesk desk;

    @Override
    protected String problems() {
        return "profile.message.error.";
    }

    /**
     * Saves, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent() || person.signIn().isEmpty()) {
            return;
        }
        String phone = typed("phone");
        ProfileOutcome outcome =
                desk.edit(
                        person.signIn().get(),
                        new EditProfile(
                                phone.isEmpty() ? null : phone,
                                typed("language").equals("en")
                                        ? NotificationLanguage.ENGLISH
                                        : NotificationLanguage.ITALIAN));
        if (outcome instanceof ProfileOutcome.Changed) {
            posted().leadTo("/profile?saved=edit");
        } else {
            messages().add("phone", "PHONE_MALFORMED");
        }
    }

    /**
     * Gives the phone number.
     *
     * @return as typed, or as it is kept; empty if there is none
     */
    public String getPhone() {
        if (posted().isFilled()) {
            return typed("phone");
        }
        return profile.getAccount() == null || profile.getAccount().phone() == null
                ? ""
                : profile.getAccount().phone();
    }

    /**
     * Tells whether messages are to be in English.
     *
     * @return as chosen, or as it is kept
     */
    public boolean isEnglish() {
        if (posted().isFilled()) {
            return typed("language").equals("en");
        }
        return profile.getAccount() != null
                && profile.getAccount().language() == NotificationLanguage.ENGLISH;
    }
}
