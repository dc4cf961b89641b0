package io.onecare.core.recognition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds which service of a catalogue a mail asks for. */
final class ServiceMentions {

    private static final int MOST_ALTERNATIVES = 10;

    /** So many words that say nothing may stand inside what a service is called. */
    private static final int WIDEST_GAP = 2;

    /** A stem this long is no everyday word. */
    private static final int TELLING_LENGTH = 8;

    /** Parts of services' names that mean something else when they stand alone. */
    private static final Set<String> EVERYDAY =
            Set.of(
                    "nei",
                    "anche",
                    "arte",
                    "arti",
                    "presso",
                    "pressa",
                    "parte",
                    "test",
                    "uomo",
                    "donna",
                    "coppia",
                    "ore",
                    "ora",
                    "campo",
                    "fondo",
                    "mano",
                    "generale",
                    "totale");

    private static final Set<String> BESIDE =
            Set.of(
                    "dx",
                    "sx",
                    "destro",
                    "destra",
                    "sinistro",
                    "sinistra",
                    "dal",
                    "dalla",
                    "dallo",
                    "dall",
                    "specialistica",
                    "esame",
                    "dei",
                    "con",
                    "mezzo",
                    "semplice");

    private final CatalogueWords catalogue;
    private final Mail mail;

    ServiceMentions(CatalogueWords catalogue, Mail mail) {
        this.catalogue = catalogue;
        this.mail = mail;
    }

    /** What some words call: the services they may mean, and how well they say it. */
    private record Mention(int first, int last, List<String> codes, boolean named) {

        boolean isCertain() {
            return codes.size() == 1 && named;
        }
    }

    private record Piece(int at, List<String> stems, boolean guessed) {}

    Optional<Finding<String>> find(Predicate<MailZone> zones) {
        List<Mention> mentions = new ArrayList<>();
        List<Piece> phrase = new ArrayList<>();
        for (int i = 0; i < mail.size(); i++) {
            Piece piece = zones.test(mail.zone(i)) && isSpokenOfAsWish(i) ? piece(i, phrase) : null;
            if (piece == null) {
                continue;
            }
            if (!phrase.isEmpty() && !continues(phrase, i)) {
                settle(phrase, mentions);
            }
            phrase.add(piece);
        }
        settle(phrase, mentions);
        return choose(mentions);
    }

    private boolean isSpokenOfAsWish(int i) {
        return mail.stance(i) == Stance.PLAIN;
    }

    private @Nullable Piece piece(int i, List<Piece> phrase) {
        String word = mail.word(i);
        if (CatalogueWords.isJoining(word) || isWithout(i)) {
            return null;
        }
        boolean everyday = EVERYDAY.contains(word) || mail.token(i).isNumber();
        boolean alone = phrase.isEmpty() || phrase.get(phrase.size() - 1).at() < i - 3;
        if (everyday && alone && !catalogue.isHead(CatalogueWords.stem(word))) {
            return null;
        }
        List<String> stems = catalogue.stemsOf(word);
        if (!stems.isEmpty()) {
            return new Piece(i, stems, false);
        }
        if (word.length() < 5 || mail.token(i).isNumber()) {
            return null;
        }
        List<String> guesses = catalogue.guesses(word);
        return guesses.size() == 1
                ? new Piece(i, guesses, !isBeginning(guesses.get(0), word))
                : null;
    }

    private static boolean isBeginning(String stem, String word) {
        return stem.startsWith(Folding.squeezed(word));
    }

    /** "senza mezzo di contrasto" */
    private boolean isWithout(int i) {
        for (int before = i - 1; before >= Math.max(0, i - 3); before--) {
            if (Set.of("senza", "s", "no").contains(mail.word(before))
                    && mail.together(before, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean continues(List<Piece> phrase, int i) {
        int last = phrase.get(phrase.size() - 1).at();
        if (mail.token(last).part() != mail.token(i).part()) {
            return false;
        }
        int between = 0;
        for (int at = last + 1; at <= i; at++) {
            String gap = mail.token(at).gap();
            if (gap.indexOf('\n') >= 0
                    || gap.indexOf(';') >= 0
                    || gap.indexOf(',') >= 0
                    || gap.indexOf(':') >= 0
                    || gap.contains(" - ")
                    || mail.sentence(at) != mail.sentence(last)) {
                return false;
            }
            String word = mail.word(at);
            if (at < i && !CatalogueWords.isJoining(word) && !BESIDE.contains(word)) {
                between++;
            }
        }
        return between <= WIDEST_GAP && i - last <= 6;
    }

    /** Cuts a phrase into the longest beginnings that some service has all stems of. */
    private void settle(List<Piece> phrase, List<Mention> mentions) {
        int from = 0;
        while (from < phrase.size() && mentions.size() < 100) {
            Set<String> stems = new LinkedHashSet<>(phrase.get(from).stems());
            int to = from + 1;
            while (to < phrase.size()) {
                Set<String> more = new LinkedHashSet<>(stems);
                boolean repeated = !more.addAll(phrase.get(to).stems());
                boolean again = repeated && catalogue.isHead(phrase.get(to).stems().get(0));
                if (again || catalogue.having(more).isEmpty()) {
                    break;
                }
                stems = more;
                to++;
            }
            mention(phrase.subList(from, to), stems).ifPresent(mentions::add);
            from = to;
        }
        phrase.clear();
    }

    private Optional<Mention> mention(List<Piece> pieces, Set<String> stems) {
        BitSet found = catalogue.having(stems);
        Set<String> codes = new LinkedHashSet<>();
        Set<String> exact = new LinkedHashSet<>();
        Set<String> butForHead = new LinkedHashSet<>();
        boolean headed = false;
        for (int number = found.nextSetBit(0); number >= 0; number = found.nextSetBit(number + 1)) {
            codes.add(catalogue.code(number));
            headed |= stems.contains(catalogue.head(number));
            if (catalogue.name(number).equals(stems)) {
                exact.add(catalogue.code(number));
            }
            if (catalogue.name(number).size() == stems.size() + 1
                    && !stems.contains(catalogue.head(number))) {
                butForHead.add(catalogue.code(number));
            }
        }
        if (codes.isEmpty() || codes.size() > MOST_ALTERNATIVES + 1 && exact.isEmpty()) {
            return Optional.empty();
        }
        boolean guessed = pieces.stream().anyMatch(Piece::guessed) && pieces.size() == 1;
        return Optional.of(
                new Mention(
                        pieces.get(0).at(),
                        pieces.get(pieces.size() - 1).at(),
                        List.copyOf(
                                exact.size() == 1
                                        ? exact
                                        : butForHead.size() == 1 ? butForHead : codes),
                        headed
                                && !guessed
                                && (exact.size() == 1 || butForHead.size() != 1)
                                && (exact.size() == 1 || isTelling(stems))));
    }

    /** "sangue" alone begins the name of one service, and much else. */
    private static boolean isTelling(Set<String> stems) {
        return stems.size() > 1 || stems.iterator().next().length() >= TELLING_LENGTH;
    }

    private Optional<Finding<String>> choose(List<Mention> mentions) {
        if (mentions.isEmpty()) {
            return Optional.empty();
        }
        List<Mention> certain = mentions.stream().filter(Mention::isCertain).toList();
        Set<String> sure = new LinkedHashSet<>();
        certain.forEach(mention -> sure.add(mention.codes().get(0)));
        if (sure.size() == 1) {
            String code = sure.iterator().next();
            boolean contradicted =
                    mentions.stream()
                            .anyMatch(
                                    mention ->
                                            !mention.codes().contains(code) && isVisitTo(mention));
            return Optional.of(
                    finding(
                            List.of(code),
                            contradicted ? Confidence.MEDIUM : Confidence.HIGH,
                            mentions.stream().filter(m -> m.codes().contains(code)).toList()));
        }
        if (sure.size() > 1) {
            return Optional.of(finding(List.copyOf(sure), Confidence.LOW, certain));
        }
        Mention fewest = mentions.get(0);
        for (Mention mention : mentions) {
            boolean better =
                    mention.named() && !fewest.named()
                            || mention.named() == fewest.named()
                                    && mention.codes().size() < fewest.codes().size();
            fewest = better ? mention : fewest;
        }
        return Optional.of(
                finding(
                        fewest.codes(),
                        fewest.codes().size() == 1 ? Confidence.MEDIUM : Confidence.LOW,
                        List.of(fewest)));
    }

    /** "dal cardiologo" beside another service: which of the two is wanted is not sure. */
    private boolean isVisitTo(Mention mention) {
        return mail.word(mention.first() - 1).startsWith("dal");
    }

    private Finding<String> finding(
            List<String> codes, Confidence confidence, List<Mention> mentions) {
        return new Finding<>(
                codes.get(0),
                confidence,
                mentions.stream().map(m -> mail.passage(m.first(), m.last())).toList(),
                codes.stream().skip(1).limit(MOST_ALTERNATIVES).toList());
    }
}
