package io.onecare.portal.facility.web;

import io.onecare.core.booking.AnswerByLink;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.FacilityAnswer;
import io.onecare.core.booking.FacilityLinkOutcome;
import io.onecare.core.booking.FacilityLinkState;
import io.onecare.core.network.LocalizedName;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.facility.Answer;
import io.onecare.portal.facility.AnswerDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A facility answers a request, by the link in its mail. Asking for the page changes nothing, since
 * scanners of mail follow links; sending one of its forms answers. The link is a secret: no other
 * site and no search engine is to learn it.
 */
@Named
@RequestScoped
public class AnswerView extends FormView {

    private static final int TOO_MANY_REQUESTS = 429; // RFC 6585

    @Inject private AnswerDesk desk;

    private @Nullable Answer answer;

    @Override
    protected String problems() {
        return AnswerForm.PROBLEMS;
    }

    /**
     * Takes the answer, if a form was sent, and finds what there is to show.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        response().setHeader("Referrer-Policy", "no-referrer");
        response().setHeader("X-Robots-Tag", "noindex, nofollow");
        if (posted().isSent() && send()) {
            posted().leadTo("/facility/answer?code=" + getCode());
            return;
        }
        Answer found = desk.look(getCode(), networkAddress());
        answer = found;
        if (found.state() instanceof FacilityLinkState.NotFound) {
            response().setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (found.state() instanceof FacilityLinkState.TooManyTries) {
            response().setStatus(TOO_MANY_REQUESTS);
        }
    }

    /** Gives true if the answer was taken. */
    private boolean send() {
        AnswerForm form = new AnswerForm(posted(), messages());
        Optional<FacilityAnswer> typed = form.read();
        if (typed.isEmpty()) {
            return false;
        }
        FacilityLinkOutcome outcome =
                desk.answer(new AnswerByLink(getCode(), typed.get(), networkAddress()));
        if (outcome instanceof FacilityLinkOutcome.Refused refused) {
            form.refused(refused.reason());
        }
        return outcome instanceof FacilityLinkOutcome.Done;
    }

    /**
     * Gives the token in the link.
     *
     * @return empty if there is none
     */
    public String getCode() {
        String linked = request().getParameter("code");
        return posted().isSent() ? posted().text("code") : linked == null ? "" : linked.strip();
    }

    /**
     * Tells what the page shows.
     *
     * @return {@code open}, {@code closed}, {@code unknown} or {@code wait}
     */
    public String getStep() {
        FacilityLinkState state = answer == null ? null : answer.state();
        return state instanceof FacilityLinkState.Open
                ? "open"
                : state instanceof FacilityLinkState.Closed
                        ? "closed"
                        : state instanceof FacilityLinkState.TooManyTries ? "wait" : "unknown";
    }

    /**
     * Says what has become of the request.
     *
     * @return the heading of the page; that of an invalid link too
     */
    public String getTitle() {
        if (answer != null && answer.state() instanceof FacilityLinkState.Closed closed) {
            return text("answer.closed." + closed.end() + ".title");
        }
        return text("answer." + getStep() + ".title");
    }

    /**
     * Says what that means, and whether it was answered here.
     *
     * @return a sentence or two
     */
    public String getLead() {
        Language language = language();
        FacilityLinkState state = answer == null ? null : answer.state();
        if (state instanceof FacilityLinkState.Open open) {
            return language.say("answer.open.lead", when(open.answerBy(), open.booking().zone()));
        }
        if (state instanceof FacilityLinkState.Closed closed) {
            return text(
                    "answer.closed." + closed.end() + (closed.answeredHere() ? ".here" : ".text"));
        }
        if (state instanceof FacilityLinkState.TooManyTries tooMany) {
            return language.say("answer.wait.lead", Posted.minutes(tooMany.retryAfter()));
        }
        return text("answer.unknown.lead");
    }

    /**
     * Gives the time that was asked for.
     *
     * @return empty if the link is not known
     */
    public String getWhen() {
        FacilityLinkState state = answer == null ? null : answer.state();
        if (state instanceof FacilityLinkState.Open open) {
            return when(open.booking().startsAt(), open.booking().zone());
        }
        return state instanceof FacilityLinkState.Closed closed
                ? when(closed.startsAt(), closed.zone())
                : "";
    }

    /**
     * Gives the reference of the booking.
     *
     * @return empty if the link is not known
     */
    public String getReference() {
        FacilityLinkState state = answer == null ? null : answer.state();
        if (state instanceof FacilityLinkState.Open open) {
            return open.booking().reference().toString();
        }
        return state instanceof FacilityLinkState.Closed closed
                ? closed.reference().toString()
                : "";
    }

    /**
     * Gives who is to come.
     *
     * @return the name; empty if there is nothing to answer
     */
    public String getPatient() {
        return answer == null ? "" : answer.patient();
    }

    /**
     * Gives what for.
     *
     * @return the service; empty if there is nothing to answer
     */
    public String getService() {
        return service().map(name -> name.in(language().locale())).orElse("");
    }

    /**
     * Gives the language of the service's name.
     *
     * @return {@code it} where there is no translation
     */
    public String getTongue() {
        return service().flatMap(LocalizedName::english).isPresent() ? language().tag() : "it";
    }

    /**
     * Gives with whom.
     *
     * @return empty for nobody in particular
     */
    public String getPractitioner() {
        return answer == null ? "" : answer.practitioner();
    }

    /**
     * Gives the price that was agreed.
     *
     * @return in euro; zero if there is nothing to answer
     */
    public BigDecimal getPrice() {
        return answer != null && answer.state() instanceof FacilityLinkState.Open open
                ? open.booking().price().amount()
                : BigDecimal.ZERO;
    }

    /**
     * Gives the day that the form proposes: the one that was typed, else the one asked for.
     *
     * @return as it is typed
     */
    public String getDay() {
        return new AnswerForm(posted(), messages()).isProposal()
                ? typed("day")
                : asked().map(there -> Formats.of(language()).date(there.toLocalDate())).orElse("");
    }

    /**
     * Gives the reasons to decline.
     *
     * @return their names
     */
    public List<String> getReasons() {
        return AnswerForm.reasons();
    }

    private Optional<LocalizedName> service() {
        return Optional.ofNullable(answer == null ? null : answer.service());
    }

    private Optional<ZonedDateTime> asked() {
        if (answer != null && answer.state() instanceof FacilityLinkState.Open open) {
            Booking booking = open.booking();
            return Optional.of(booking.startsAt().atZone(booking.zone()));
        }
        return Optional.empty();
    }

    private String when(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        Language language = language();
        Formats formats = Formats.of(language);
        return language.say(
                "answer.when", formats.day(there.toLocalDate()), formats.time(there.toLocalTime()));
    }

    private Language language() {
        return Language.of(request());
    }

    private String text(String key) {
        return language().texts().getString(key);
    }
}
