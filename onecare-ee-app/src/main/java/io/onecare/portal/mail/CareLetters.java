package io.onecare.portal.mail;

import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.Words;
import io.onecare.portal.faces.Language;
import io.onecare.portal.mail.LetterContent.Block;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words of every letter of customer care. All of one correspondence have the same subject, so
 * that mail programs keep them together, and it is ours: that of the sender may say what somebody
 * suffers from, and is not repeated, as nothing is that the sender wrote. Thread-safe.
 */
final class CareLetters {

    /** The zone of the desk and of its due times. */
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final Letters letters;

    CareLetters(Letters letters) {
        this.letters = letters;
    }

    /** The request, or the answer to a question, has come in. */
    Letter received(Language language, Reply reply, boolean isAnswer, Instant dueAt) {
        return letters.reply(
                language,
                reply,
                List.of(
                        say(language, isAnswer ? "mail.care.answer.lead" : "mail.care.new.lead"),
                        LetterContent.fact(
                                text(language, "mail.care.due"), language.when(dueAt, ROME)),
                        say(language, "mail.care.new.more"),
                        say(language, "mail.care.unasked")));
    }

    /** What is missing, all of it at once, and what the desk asks in its own words. */
    Letter question(Language language, Reply reply, Set<MissingFact> missing, Words words) {
        List<Block> blocks = new ArrayList<>();
        if (!missing.isEmpty()) {
            blocks.add(say(language, "mail.care.question.lead"));
            blocks.add(
                    LetterContent.list(
                            missing.stream()
                                    .sorted()
                                    .map(fact -> text(language, "mail.care.missing." + fact))
                                    .toList()));
        }
        if (!words.isEmpty()) {
            blocks.add(
                    say(
                            language,
                            missing.isEmpty()
                                    ? "mail.care.question.words"
                                    : "mail.care.question.also"));
            blocks.add(LetterContent.words(words.value()));
        }
        blocks.add(say(language, "mail.care.question.how"));
        blocks.add(say(language, "mail.care.unasked"));
        return letters.reply(language, reply, blocks);
    }

    /** That it was done, or is not done, in fixed words or in the desk's own. */
    Letter answered(Language language, Reply reply, CareRequestState state, Words words) {
        String key = state == CareRequestState.DONE ? "mail.care.done." : "mail.care.refused.";
        List<Block> blocks = new ArrayList<>();
        blocks.add(say(language, key + "lead"));
        blocks.add(
                words.isEmpty()
                        ? say(language, key + "notice")
                        : LetterContent.words(words.value()));
        blocks.add(say(language, "mail.care.again"));
        return letters.reply(language, reply, blocks);
    }

    private static Block say(Language language, String key) {
        return LetterContent.paragraph(text(language, key));
    }

    private static String text(Language language, String key) {
        return language.texts().getString(key);
    }
}
