package io.onecare.portal.catalogue.web;

import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.TextFault;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page about the catalogue, for administrators. */
abstract class CatalogueView extends FormView {

    static final String SERVICES = "/administration/network/services";
    static final String PRICES = "/administration/network/prices";

    private static final int MAX_NAME = 200;

    @Inject private SignedInPerson person;

    /**
     * Shows the page, or does what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        if (signIn == null) {
            posted().notFound();
        } else {
            act(signIn);
        }
    }

    /** Does what was asked for. */
    abstract void act(SignIn signIn) throws IOException;

    Language language() {
        return Language.of(request());
    }

    Formats formats() {
        return Formats.of(language());
    }

    /** What the address, or the form, says. */
    String asked(String name) {
        String value = request().getParameter(name);
        String text = value == null ? "" : value.strip();
        return text.substring(0, Math.min(MAX_NAME, text.length()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Tells what was just done, as the address says.
     *
     * @return a word; empty if nothing was
     */
    public String getDone() {
        String done = asked("done");
        return posted().isSent() || !done.matches("[a-z]{1,12}") ? "" : done;
    }

    /**
     * Gives the value of a field: as it was typed, else as it is.
     *
     * @param field its name
     * @return empty if there is none
     */
    public String value(String field) {
        return posted().isFilled() ? typed(field) : known(field);
    }

    /** What a field holds before anybody has typed. */
    String known(String field) {
        return "";
    }

    /**
     * The mark of what a form was made on, to be sent with it. What was sent or kept goes on with
     * the mark it came with: else what others have changed meanwhile would be overwritten unseen.
     *
     * @param current the mark of what is there now, and shown
     * @param field the name of the field that carries it
     * @param isSeen whether the difference to what is there now is shown, or nothing was typed
     */
    String mark(String current, String field, boolean isSeen) {
        return isSeen || !posted().isFilled() ? current : typed(field);
    }

    /** What is there now in fields beside what was typed, where that differs. */
    List<DifferenceLine> differences(List<String> fields) {
        return fields.stream()
                .filter(field -> !known(field).equals(value(field)))
                .map(
                        field ->
                                new DifferenceLine(
                                        language().say("service.input." + field + ".label"),
                                        known(field),
                                        value(field)))
                .toList();
    }

    /** The two names; says what is wrong with them. */
    Optional<LocalizedName> name() {
        String italian = typed("nameIt");
        String english = typed("nameEn");
        fault("nameIt", italian, "NAME");
        if (!english.isEmpty()) {
            fault("nameEn", english, "NAME");
        }
        return error("nameIt").isEmpty() && error("nameEn").isEmpty()
                ? Optional.of(LocalizedName.of(italian, english.isEmpty() ? null : english))
                : Optional.empty();
    }

    private void fault(String field, String typed, String problem) {
        TextFault.in(typed, MAX_NAME)
                .ifPresent(fault -> messages().add(field, problem + "_" + fault));
    }

    /** The code of something new; says what is wrong with it. */
    Optional<String> code() {
        String code = typed("newcode").toUpperCase(java.util.Locale.ROOT);
        if (TextFault.isCode(code)) {
            return Optional.of(code);
        }
        messages().add("newcode", code.isEmpty() ? "CODE_MISSING" : "CODE_MALFORMED");
        return Optional.empty();
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
