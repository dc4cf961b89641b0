package io.onecare.portal.network.web;

import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.TextFault;
import io.onecare.portal.faces.FormMessages;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The fields of a practitioner's name. */
final class PersonName {

    private static final int TITLE = 40;
    private static final int NAME = 100;

    private PersonName() {}

    /** Empty if something is wrong, which the messages say. */
    static Optional<PractitionerName> read(UnaryOperator<String> typed, FormMessages messages) {
        String title = typed.apply("title");
        Optional<TextFault> wrongTitle =
                title.isEmpty() ? Optional.empty() : TextFault.in(title, TITLE);
        wrongTitle.ifPresent(fault -> messages.add("title", "title." + fault, TITLE));
        Optional<TextFault> wrongGiven = TextFault.in(typed.apply("given"), NAME);
        wrongGiven.ifPresent(fault -> messages.add("given", "given." + fault, NAME));
        Optional<TextFault> wrongFamily = TextFault.in(typed.apply("family"), NAME);
        wrongFamily.ifPresent(fault -> messages.add("family", "family." + fault, NAME));
        return wrongTitle.isPresent() || wrongGiven.isPresent() || wrongFamily.isPresent()
                ? Optional.empty()
                : Optional.of(
                        PractitionerName.of(
                                title.isEmpty() ? null : title,
                                typed.apply("given"),
                                typed.apply("family")));
    }

    static String write(PractitionerName name) {
        return name.title().map(title -> title + " ").orElse("")
                + name.givenName()
                + " "
                + name.familyName();
    }
}
