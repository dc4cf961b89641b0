package io.onecare.portal.demo.web;

import io.onecare.portal.demo.CaughtMail;
import io.onecare.portal.demo.DemoMailDesk;
import io.onecare.portal.demo.DemoPerson;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mails that the demo has caught: all of them, or one. Only their plain text is shown. */
@Named
@RequestScoped
public class DemoMailView {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    @Inject private DemoMailDesk desk;
    @Inject private PortalSettings settings;
    @Inject private HttpServletRequest request;

    private Language language;
    private Optional<CaughtMail> mail;
    private boolean missing;

    @PostConstruct
    void read() {
        language = Language.of(request);
        String number = request.getParameter("number");
        mail =
                number != null && NUMBER.matcher(number).matches()
                        ? desk.mail(Long.parseLong(number))
                        : Optional.empty();
        missing = number != null && mail.isEmpty();
    }

    /**
     * Gives the title of the page.
     *
     * @return the subject of the mail that is shown, if one is
     */
    public String getTitle() {
        return mail.map(CaughtMail::subject)
                .orElseGet(() -> language.texts().getString("demo.mail.title"));
    }

    /**
     * Gives the mail that is shown.
     *
     * @return null for the list
     */
    public @Nullable CaughtMail getMail() {
        return mail.orElse(null);
    }

    /**
     * Tells whether a mail was asked for that is not there.
     *
     * @return true if so; the list is shown
     */
    public boolean isMissing() {
        return missing;
    }

    /**
     * Gives the text of the mail that is shown.
     *
     * @return its lines in pieces; empty for the list
     */
    public List<List<CaughtMail.Piece>> getLines() {
        return mail.map(shown -> shown.lines(settings.baseUrl())).orElseGet(List::of);
    }

    /**
     * Gives what was caught.
     *
     * @return the newest first
     */
    public List<CaughtMail> getMails() {
        return desk.mails();
    }

    /**
     * Says how many mails there are.
     *
     * @return a heading
     */
    public String getHeading() {
        return language.say("demo.mail.list.title", desk.mails().size());
    }

    /**
     * Gives the made-up people.
     *
     * @return who can register
     */
    public List<DemoPerson> getPeople() {
        return desk.people();
    }

    /**
     * Writes when a mail arrived.
     *
     * @param shown the mail
     * @return day and time in Italy
     */
    public String received(CaughtMail shown) {
        ZonedDateTime moment = shown.receivedAt().atZone(ROME);
        Formats formats = Formats.of(language);
        return formats.day(moment.toLocalDate()) + ", " + formats.time(moment.toLocalTime());
    }

    /**
     * Writes when somebody was born, as it is typed.
     *
     * @param person the person
     * @return such as {@code 12/03/1985}
     */
    public String born(DemoPerson person) {
        return Formats.of(language).date(person.birthDate());
    }
}
