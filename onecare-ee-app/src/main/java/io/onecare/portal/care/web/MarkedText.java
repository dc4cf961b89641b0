package io.onecare.portal.care.web;

import io.onecare.core.recognition.Confidence;
import io.onecare.core.recognition.MailPart;
import io.onecare.core.recognition.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A text of a mail cut into pieces, at each place where something that was found begins or ends.
 */
final class MarkedText {

    private MarkedText() {}

    /**
     * Cuts a text.
     *
     * @param text the text in which the passages of its part count
     * @param part which part of the mail it is
     * @param facts what was found in the mail
     * @return pieces that give the text again, put together; words in which several things were
     *     found are one piece with several numbers
     */
    static List<Piece> of(String text, MailPart part, List<MailFact> facts) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        for (MailFact fact : facts) {
            for (Passage passage : fact.passages()) {
                if (isIn(passage, text, part)) {
                    cuts.add(passage.begin());
                    cuts.add(passage.end());
                }
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int begin = 0;
        for (int end : cuts.tailSet(begin, false)) {
            pieces.add(piece(text.substring(begin, end), at(text, part, begin, facts)));
            begin = end;
        }
        return pieces;
    }

    private static boolean isIn(Passage passage, String text, MailPart part) {
        return passage.part() == part && passage.end() <= text.length();
    }

    private static List<MailFact> at(
            String text, MailPart part, int position, List<MailFact> facts) {
        return facts.stream()
                .filter(
                        fact ->
                                fact.passages().stream()
                                        .filter(passage -> isIn(passage, text, part))
                                        .anyMatch(
                                                passage ->
                                                        passage.begin() <= position
                                                                && position < passage.end()))
                .toList();
    }

    private static Piece piece(String text, List<MailFact> here) {
        return new Piece(
                text,
                here.stream()
                        .map(fact -> String.valueOf(fact.number()))
                        .collect(Collectors.joining(" ")),
                here.stream()
                        .map(fact -> fact.number() + " " + fact.field() + ", " + fact.sureness())
                        .collect(Collectors.joining("; ")),
                here.stream()
                        .map(MailFact::confidence)
                        .min(Comparator.<Confidence>naturalOrder())
                        .map(surest -> "found found-" + surest)
                        .orElse(""));
    }
}
