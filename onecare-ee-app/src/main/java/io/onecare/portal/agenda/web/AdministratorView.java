package io.onecare.portal.agenda.web;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.portal.agenda.NetworkAgendaDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** A page about the agendas of the network: to everybody but administrators there is none. */
public abstract class AdministratorView extends FormView {

    static final String PAGE = "/administration/network/agendas";

    /** In which the days of the network are meant. */
    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** Of a parameter; a code has at most forty. */
    private static final int MAX_LENGTH = 4_000;

    @Inject private SignedInPerson person;
    @Inject private NetworkAgendaDesk desk;
    @Inject private Clock clock;

    @Override
    protected String problems() {
        return "facility.message.error."; // the pages of facilities have the same fields
    }

    static Optional<Actor> administrator(SignedInPerson person) {
        return person.signIn()
                .map(SignIn::actor)
                .filter(actor -> actor.role() == Role.ADMINISTRATOR);
    }

    Optional<Actor> administrator() {
        return administrator(person);
    }

    NetworkAgendaDesk desk() {
        return desk;
    }

    Language language() {
        return Language.of(request());
    }

    Formats formats() {
        return Formats.of(language());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    /** A parameter of the page; a form sends it along, also one that is shown again. */
    String asked(String name) {
        String value = request().getParameter(name);
        return value == null
                ? posted().text(name)
                : value.substring(0, Math.min(MAX_LENGTH, value.length())).strip();
    }

    AgendaWords words(Actor who) {
        return new AgendaWords(language(), desk.serviceNames(who), today());
    }
}
