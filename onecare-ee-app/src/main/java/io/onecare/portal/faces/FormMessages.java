package io.onecare.portal.faces;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a form that was sent, in the order of its fields. */
public final class FormMessages {

    private final Language language;
    private final String prefix;
    private final List<FieldMessage> messages = new ArrayList<>();

    /**
     * Starts without messages.
     *
     * @param language the reader's language
     * @param prefix what the keys of the texts begin with, such as {@code login.message.error.}
     */
    public FormMessages(Language language, String prefix) {
        this.language = language;
        this.prefix = prefix;
    }

    /**
     * Says what is wrong.
     *
     * @param field the id of the field to correct; empty if no single one is to blame
     * @param problem the rest of the text's key
     * @param facts what to fill in
     */
    public void add(String field, String problem, Object... facts) {
        messages.add(new FieldMessage(field, language.say(prefix + problem, facts)));
    }

    /**
     * Tells whether nothing is wrong.
     *
     * @return true if there is no message
     */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /**
     * Gives what is wrong.
     *
     * @return all messages
     */
    public List<FieldMessage> all() {
        return List.copyOf(messages);
    }

    /**
     * Gives what is wrong with a field.
     *
     * @param field its id
     * @return the first message about it, empty if there is none
     */
    public String about(String field) {
        return messages.stream()
                .filter(message -> message.field().equals(field))
                .map(FieldMessage::text)
                .findFirst()
                .orElse("");
    }
}
