package io.onecare.portal.network.web;

import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import io.onecare.portal.network.Caution;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A form of the network: what to read before it is saved, and what others have saved meanwhile. */
abstract class NetworkForm extends FormView {

    private static final int MOST_CAUTIONS = 100;

    private List<Caution> cautions = List.of();
    private List<Difference> differences = List.of();
    private boolean outdated;

    /**
     * What somebody else has saved otherwise than it was typed here.
     *
     * @param field what the field is called
     * @param now what it is now
     * @param typed what was typed
     */
    public record Difference(String field, String now, String typed) {}

    @Override
    protected String problems() {
        return "network.message.error.";
    }

    /** What the form says was read. */
    Set<Caution> accepted() {
        String[] tokens = request().getParameterValues("accepted");
        return tokens == null || !posted().isSent()
                ? Set.of()
                : Arrays.stream(tokens)
                        .limit(MOST_CAUTIONS)
                        .flatMap(token -> Caution.read(token).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    void warn(List<Caution> toRead) {
        cautions = List.copyOf(toRead);
    }

    void outdate(List<Difference> now) {
        outdated = true;
        differences = List.copyOf(now);
    }

    /** Leaves out what is the same, in spite of white space. */
    static Optional<Difference> difference(String field, String now, String typed) {
        return now.strip().equals(typed.strip())
                ? Optional.empty()
                : Optional.of(new Difference(field, now, typed));
    }

    /**
     * Gives what is to be read before it is saved.
     *
     * @return empty if there is nothing
     */
    public List<Caution> getCautions() {
        return cautions;
    }

    /**
     * Says something that is to be read.
     *
     * @param caution what
     * @return a sentence
     */
    public String say(Caution caution) {
        return Language.of(request())
                .say("network.caution." + caution.kind(), caution.count(), caution.about());
    }

    /**
     * Tells whether somebody else has saved meanwhile.
     *
     * @return true if nothing was saved for that
     */
    public boolean isOutdated() {
        return outdated;
    }

    /**
     * Gives what somebody else has saved otherwise.
     *
     * @return empty if it is as it was typed here
     */
    public List<Difference> getDifferences() {
        return differences;
    }

    /**
     * Says what was saved.
     *
     * @return a sentence; empty if nothing was just now
     */
    public String getDone() {
        String done = request().getParameter("done");
        if (done == null || posted().isSent()) {
            return "";
        }
        Language language = Language.of(request());
        String fields =
                Arrays.stream(done.split(","))
                        .filter(word -> language.texts().containsKey("audit.field." + word))
                        .map(word -> language.say("audit.field." + word))
                        .collect(Collectors.joining(", "));
        return switch (done) {
            case "added" -> language.say("network.message.info.added");
            case "" -> language.say("network.message.info.unchanged");
            default -> fields.isEmpty() ? "" : language.say("network.message.info.saved", fields);
        };
    }

    /** How many of what was typed is a whole number, 0 for what is none. */
    static int number(String typed) {
        return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
    }
}
