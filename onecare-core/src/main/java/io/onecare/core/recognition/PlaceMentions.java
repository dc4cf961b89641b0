package io.onecare.core.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The comuni and provinces that a mail names as the place of something, not as somebody's home. */
final class PlaceMentions {

    private static final int MOST = 60;

    private static final Set<String> HOMES =
            Set.of(
                    "nato",
                    "nata",
                    "residente",
                    "residenza",
                    "abito",
                    "abita",
                    "abitante",
                    "vivo",
                    "vive",
                    "domiciliato",
                    "domiciliata",
                    "comune",
                    "azienda",
                    "sede");

    /** A place: the words of a comune, or a province's two letters. */
    record Place(int first, int last, List<String> comune, String province) {

        boolean isOf(FacilityWords.Entry facility) {
            return comune.isEmpty()
                    ? facility.listing().address().province().equalsIgnoreCase(province)
                    : facility.comune().equals(comune);
        }
    }

    private final FacilityWords network;
    private final Mail mail;

    PlaceMentions(FacilityWords network, Mail mail) {
        this.network = network;
        this.mail = mail;
    }

    List<Place> find(Predicate<MailZone> zones) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < mail.size() && places.size() < MOST; i++) {
            if (!zones.test(mail.zone(i)) || mail.token(i).isNumber()) {
                continue;
            }
            int last = comune(i, places);
            if (last > i) {
                i = last;
            }
        }
        return places;
    }

    private int comune(int i, List<Place> places) {
        String word = mail.word(i);
        boolean time =
                CalendarWords.number(mail.token(i)) >= 0
                        || CalendarWords.month(word).isPresent()
                        || word.equals("ora")
                        || word.equals("mese");
        if (network.isStreet(mail.word(i - 1)) || isHome(i) || time) {
            return i;
        }
        if (word.length() == 2) {
            if (network.isProvince(word) && isProvince(i)) {
                places.add(new Place(i, i, List.of(), word));
            }
            return i;
        }
        int last = i;
        for (boolean mistyped : new boolean[] {false, true}) {
            if (mistyped
                    && (word.length() < 6
                            || !places.isEmpty() && places.get(places.size() - 1).first() == i)) {
                break;
            }
            Set<List<String>> candidates = network.comuniFrom(word, mistyped);
            int longest = 0;
            for (List<String> comune : candidates) {
                int end = end(i, comune);
                boolean whole = end > i || comune.size() == 1;
                int length = whole ? end - i + 1 : 0;
                if (length > longest) {
                    longest = length;
                    last = end;
                }
            }
            for (List<String> comune : candidates) {
                boolean whole = end(i, comune) == last && (last > i || comune.size() == 1);
                boolean shortened = longest == 0 && word.length() > 6;
                if (whole || shortened) {
                    places.add(new Place(i, last, comune, ""));
                }
            }
        }
        return last;
    }

    /** Where the words of a comune end; the first word alone if the others do not follow. */
    private int end(int i, List<String> comune) {
        int at = i + 1;
        for (int word = 1; word < comune.size(); word++) {
            while (CatalogueWords.isJoining(mail.word(at))) {
                at++;
            }
            String wanted = comune.get(word);
            String found = mail.word(at);
            boolean initial = found.length() == 1 && wanted.startsWith(found);
            if (!found.equals(wanted) && !initial) {
                return i;
            }
            at++;
        }
        return at - 1;
    }

    private boolean isHome(int i) {
        for (int before = i - 1; before >= Math.max(0, i - 4); before--) {
            if (mail.together(before, i) && HOMES.contains(mail.word(before))) {
                return true;
            }
        }
        return false;
    }

    /** In capitals, or in brackets, so that "pa" or "to" of another word is none. */
    private boolean isProvince(int i) {
        String gap = mail.token(i).gap();
        boolean plain = mail.token(i).isClose() && i > 0 && mail.word(i - 1).length() > 4;
        return gap.endsWith("(")
                || mail.token(i).allCapitals() && (i == 0 || !gap.isEmpty())
                || plain && endsPhrase(i) && !CatalogueWords.isJoining(mail.word(i));
    }

    private boolean endsPhrase(int i) {
        return i + 1 >= mail.size()
                || !mail.token(i + 1).isClose()
                || mail.token(i + 1).isNumber()
                || CatalogueWords.isJoining(mail.word(i + 1))
                || CalendarWords.weekday(mail.word(i + 1)).isPresent();
    }
}
