package io.onecare.portal.care.web;

import io.onecare.core.care.Addressee;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.IdentityCheck;
import io.onecare.core.care.SenderAddress;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.care.CareFile;
import java.time.LocalDate;
import java.util.Optional;

/** Who sent a request, what they said, and whom an answer would reach. */
public final class RequestSender {

    private final CareFile file;
    private final CareRequest request;
    private final DeskTexts texts;
    private final LocalDate today;

    RequestSender(CareFile file, DeskTexts texts, LocalDate today) {
        this.file = file;
        this.request = file.request();
        this.texts = texts;
        this.today = today;
    }

    /**
     * Gives what the sender wrote or said.
     *
     * @return empty if nothing
     */
    public String getWords() {
        return request.words().value();
    }

    /**
     * Gives the address the sender gave, which nobody has checked.
     *
     * @return empty if none
     */
    public String getEmail() {
        return request.sender().email().map(EmailAddress::value).orElse("");
    }

    /**
     * Gives the phone number the sender gave, which nobody has checked.
     *
     * @return empty if none
     */
    public String getPhone() {
        return request.sender().phone().orElse("");
    }

    /**
     * Says what is known about the address the sender gave.
     *
     * @return in words; empty if they gave none
     */
    public String getAddressCheck() {
        return file.senderAddress() == SenderAddress.NONE
                ? ""
                : texts.say("care.address." + file.senderAddress(), personInQuestion());
    }

    /**
     * Tells whether the desk's own words may be said; if not, fixed ones may be sent.
     *
     * @return true if there is a verified address, or no address at all
     */
    public boolean isWritable() {
        return file.addressee() != Addressee.NOBODY;
    }

    /**
     * Says whom the desk's own words would reach, and what to do if they may not be sent.
     *
     * @return in words
     */
    public String getAddressee() {
        boolean isUnknown = file.addressee() == Addressee.NOBODY && request.identity() == null;
        return texts.say(
                "care.words." + file.addressee() + (isUnknown ? ".unknown" : ""),
                personInQuestion());
    }

    private String personInQuestion() {
        return Optional.ofNullable(request.identity())
                .map(IdentityCheck::personNumber)
                .or(() -> Optional.ofNullable(request.facts().patientNumber()))
                .orElse("");
    }

    /**
     * Says that it is known who the sender is, and how.
     *
     * @return empty if it is not
     */
    public String getIdentity() {
        return Optional.ofNullable(request.identity()).map(this::identity).orElse("");
    }

    private String identity(IdentityCheck check) {
        return texts.say(
                "care.identity.known",
                check.personNumber(),
                texts.text("care.proof." + check.how()),
                texts.when(check.at(), today));
    }

    /**
     * Gives the person that the sender seems to be.
     *
     * @return whom the request is about, unless the sender's address says that they are somebody
     *     else; empty then
     */
    String presumed() {
        String patient = request.facts().patientNumber();
        return patient == null || file.senderAddress() == SenderAddress.NOT_ON_FILE ? "" : patient;
    }

    /**
     * Gives the booking the request came from or led to.
     *
     * @return its reference; empty if there is none
     */
    public String getBooking() {
        if (request.bookingReference() != null) {
            return request.bookingReference();
        }
        return request.origin() == null ? "" : request.origin().reference();
    }

    /**
     * Says what is wrong with the booking the request came from.
     *
     * @return in words; empty if it came otherwise
     */
    public String getTrouble() {
        return request.origin() == null
                ? ""
                : texts.text("care.trouble." + request.origin().trouble());
    }

    /**
     * Gives the finished request that the sender wrote about again.
     *
     * @return its id; empty if there is none
     */
    public String getFollows() {
        return Optional.ofNullable(request.follows()).map(CareRequestId::toString).orElse("");
    }

    /**
     * Gives how people name the finished request.
     *
     * @return its number; empty if there is none
     */
    public String getFollowsNumber() {
        return Optional.ofNullable(request.follows()).map(Wording::number).orElse("");
    }
}
