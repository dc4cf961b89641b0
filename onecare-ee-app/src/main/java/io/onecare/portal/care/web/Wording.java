package io.onecare.portal.care.web;

import io.onecare.core.Role;
import io.onecare.core.care.CareHistoryEntry;
import io.onecare.core.care.CareNumber;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.CareFile;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** How the desk names requests and colleagues. */
@ApplicationScoped
class Wording {

    @Inject private CareDesk desk;

    /** Short enough to be said on the phone; the whole id finds it. */
    static String number(CareRequestId id) {
        return CareNumber.of(id).toString();
    }

    static Optional<CareRequestId> id(String text) {
        try {
            return Optional.of(CareRequestId.of(UUID.fromString(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** What a form bears of the request it was made for. */
    static Optional<SeenCareRequest> seen(String id, String version) {
        try {
            int number = Integer.parseInt(version);
            return id(id).map(known -> new SeenCareRequest(known, number));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** Oneself, or a colleague. */
    String nameOf(SignIn signIn, String account, DeskTexts texts) {
        return account.equals(signIn.actor().name())
                ? texts.text("care.owner.you")
                : desk.colleague(account).orElseGet(() -> texts.text("care.owner.colleague"));
    }

    /** Who did something, in words. */
    String who(SignIn signIn, Role role, String by, DeskTexts texts) {
        return role == Role.OPERATOR ? nameOf(signIn, by, texts) : texts.text("care.who." + role);
    }

    /** Who changed the request last, what they did and when, as part of a sentence. */
    String lastHand(SignIn signIn, CareFile file, DeskTexts texts) {
        CareHistoryEntry last =
                file.lastChangeOfOwner()
                        .orElseGet(() -> file.history().get(file.history().size() - 1));
        return texts.say(
                "care.lastHand",
                who(signIn, last.role(), last.by(), texts),
                texts.text("care.event." + last.event()),
                texts.when(last.at(), desk.today()));
    }
}
