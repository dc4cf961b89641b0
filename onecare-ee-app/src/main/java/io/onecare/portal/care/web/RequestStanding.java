package io.onecare.portal.care.web;

import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestState;
import io.onecare.portal.care.CareFile;
import io.onecare.portal.security.SignIn;
import java.time.LocalDate;
import java.util.Arrays;

/** How far a request is, whose it is, and what whoever looks can do with it. */
public final class RequestStanding {

    private final CareFile file;
    private final CareRequest request;
    private final SignIn signIn;
    private final Wording wording;
    private final DeskTexts texts;
    private final LocalDate today;

    RequestStanding(
            CareFile file, SignIn signIn, Wording wording, DeskTexts texts, LocalDate today) {
        this.file = file;
        this.request = file.request();
        this.signIn = signIn;
        this.wording = wording;
        this.texts = texts;
        this.today = today;
    }

    /**
     * Gives how far the request is.
     *
     * @return in words
     */
    public String getState() {
        return texts.text("care.state." + request.state());
    }

    /**
     * Gives how it came.
     *
     * @return in words
     */
    public String getChannel() {
        return texts.text("care.channel." + request.channel());
    }

    /**
     * Gives when it came.
     *
     * @return in words
     */
    public String getReceived() {
        return texts.when(request.clock().receivedAt(), today);
    }

    /**
     * Gives until when the answer is due.
     *
     * @return in words; also that the time stands still
     */
    public String getDue() {
        return request.state() == CareRequestState.WAITING
                ? texts.text("care.due.stopped")
                : texts.say("care.due", texts.when(request.clock().dueAt(), today));
    }

    /**
     * Tells whether the answer is late.
     *
     * @return true if so
     */
    public boolean isLate() {
        return file.late();
    }

    /**
     * Gives whose it is.
     *
     * @return in words
     */
    public String getOwner() {
        return request.owner() == null
                ? texts.text("care.owner.nobody")
                : wording.nameOf(signIn, request.owner(), texts);
    }

    /**
     * Tells whether the request is theirs.
     *
     * @return true if they may work on it
     */
    public boolean isMine() {
        return signIn.actor().name().equals(request.owner()) && !request.state().isFinal();
    }

    /**
     * Tells whether the request is nobody's.
     *
     * @return true if they may take it
     */
    public boolean isFree() {
        return request.owner() == null && !request.state().isFinal();
    }

    /**
     * Tells whether the request is a colleague's.
     *
     * @return true if they may take it over
     */
    public boolean isOthers() {
        return request.owner() != null && !isMine() && !request.state().isFinal();
    }

    private boolean isMineIn(CareRequestState... states) {
        return isMine() && Arrays.asList(states).contains(request.state());
    }

    /**
     * Tells whether it is to be found out who the sender is.
     *
     * @return true if they can record it
     */
    public boolean isToIdentify() {
        return isMineIn(CareRequestState.IDENTITY_CHECK);
    }

    /**
     * Tells whether what was recognised can be corrected, and the sender asked.
     *
     * @return true if so
     */
    public boolean isOpenToWork() {
        return isMineIn(CareRequestState.IDENTITY_CHECK, CareRequestState.IN_PROGRESS);
    }

    /**
     * Tells whether it can be answered, or booked for.
     *
     * @return true if it is known who the sender is
     */
    public boolean isInProgress() {
        return isMineIn(CareRequestState.IN_PROGRESS);
    }

    /**
     * Tells whether the sender was asked.
     *
     * @return true if their answer can be noted
     */
    public boolean isWaiting() {
        return isMineIn(CareRequestState.WAITING);
    }
}
