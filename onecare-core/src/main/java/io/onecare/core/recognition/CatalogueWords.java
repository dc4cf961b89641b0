package io.onecare.core.recognition;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.ServiceListing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The services of a catalogue by the stems of their names' words. Immutable. */
final class CatalogueWords {

    /** What joins words of a name and tells no service from another. */
    private static final Set<String> JOINING =
            Set.of(
                    "di", "del", "della", "dello", "dei", "degli", "delle", "dell", "d", "e", "ed",
                    "con", "da", "in", "nel", "nella", "nelle", "per", "a", "al", "alla", "ai",
                    "alle", "il", "la", "lo", "l", "le", "i", "gli", "un", "una", "su");

    private static final List<String> ENDINGS =
            List.of(
                    "istica", "istico", "istiche", "ista", "isti", "iche", "ica", "ico", "ici",
                    "ia", "ie", "io", "he", "hi");

    private static final int SHORTEST_BEGINNING = 5;
    private static final int MOST_CONTINUATIONS = 4;

    private final List<String> codes = new ArrayList<>();
    private final List<Set<String>> names = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private final Map<String, BitSet> byStem = new HashMap<>();
    private final NavigableSet<String> stems;
    private final Vocabulary vocabulary;

    CatalogueWords(Collection<CategoryListing> catalogue) {
        for (CategoryListing category : catalogue) {
            for (ServiceListing service : category.services()) {
                add(service);
            }
        }
        this.stems = new TreeSet<>(byStem.keySet());
        this.vocabulary = new Vocabulary(byStem.keySet());
    }

    /** A name in brackets, such as an abbreviation, is another name of its own. */
    private void add(ServiceListing service) {
        String italian = service.name().italian();
        int open = italian.indexOf('(');
        int close = italian.indexOf(')', open);
        if (open > 0 && close > open + 1) {
            add(service.code(), italian.substring(0, open) + italian.substring(close + 1));
            add(service.code(), italian.substring(open + 1, close));
        } else {
            add(service.code(), italian);
        }
    }

    private void add(String code, String name) {
        Set<String> words = new LinkedHashSet<>();
        for (Token token : tokens(name)) {
            if (!JOINING.contains(token.word())) {
                words.add(stem(token.word()));
            }
        }
        if (words.isEmpty()) {
            return;
        }
        int number = codes.size();
        codes.add(code);
        names.add(words);
        heads.add(words.iterator().next());
        words.forEach(word -> byStem.computeIfAbsent(word, key -> new BitSet()).set(number));
    }

    static List<Token> tokens(String name) {
        List<Token> tokens = new ArrayList<>();
        new Tokenizer(MailPart.TEXT, name, 0).into(tokens);
        return tokens;
    }

    static boolean isJoining(String word) {
        return JOINING.contains(word);
    }

    /** What is left of a word without its endings: cardiologo, cardiologia, cardiologica. */
    static String stem(String word) {
        if (word.length() > 5) {
            for (String ending : ENDINGS) {
                if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                    return Folding.squeezed(word.substring(0, word.length() - ending.length()));
                }
            }
        }
        int end = word.length();
        if (end > 3 && "aeiou".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return Folding.squeezed(word.substring(0, end));
    }

    /**
     * The stems of the catalogue that a word means: one after the other if it stands for several
     * words.
     *
     * @return empty if it means none
     */
    List<String> stemsOf(String word) {
        String own = stem(word);
        if (byStem.containsKey(own)) {
            return List.of(own);
        }
        List<String> meant = new ArrayList<>();
        for (String other : Dictionary.SHIPPED.inCatalogue(word)) {
            String stem = stem(other);
            if (byStem.containsKey(stem)) {
                meant.add(stem);
            }
        }
        return meant;
    }

    /** The stems that a word may be the beginning or a slip of; a sign that it is not certain. */
    List<String> guesses(String word) {
        List<String> found = new ArrayList<>();
        if (word.length() >= SHORTEST_BEGINNING) {
            for (String stem : stems.tailSet(Folding.squeezed(word), true)) {
                if (!stem.startsWith(Folding.squeezed(word)) || found.size() > MOST_CONTINUATIONS) {
                    break;
                }
                found.add(stem);
            }
        }
        if (found.isEmpty()) {
            found.addAll(vocabulary.similar(stem(word)));
        }
        return found.size() > MOST_CONTINUATIONS ? List.of() : found;
    }

    /** Numbers of the services that have all of some stems. */
    BitSet having(Collection<String> wanted) {
        BitSet found = new BitSet();
        boolean first = true;
        for (String stem : wanted) {
            BitSet with = byStem.getOrDefault(stem, new BitSet());
            if (first) {
                found.or(with);
                first = false;
            } else {
                found.and(with);
            }
        }
        return found;
    }

    boolean isHead(String stem) {
        return heads.contains(stem);
    }

    String head(int number) {
        return heads.get(number);
    }

    Set<String> name(int number) {
        return names.get(number);
    }

    String code(int number) {
        return codes.get(number);
    }
}
