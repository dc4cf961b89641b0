package io.onecare.core.recognition;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What months, days of the week and numbers are called, in Italian and English, folded. */
final class CalendarWords {

    private static final List<String> MONTHS =
            List.of(
                    "gennaio gen genn january jan",
                    "febbraio feb febbr febraio february",
                    "marzo mar march",
                    "aprile apr april",
                    "maggio mag magg may",
                    "giugno giu june jun",
                    "luglio lug july jul",
                    "agosto ago ag august aug",
                    "settembre set sett september sep sept",
                    "ottobre ott october oct",
                    "novembre nov novembr november",
                    "dicembre dic december dec");

    private static final List<String> WEEKDAYS =
            List.of(
                    "lunedi lun lunedy monday mon",
                    "martedi mar mart tuesday tue",
                    "mercoledi mer merc mercoldi wednesday wed",
                    "giovedi gio giov thursday thu",
                    "venerdi ven vener friday fri",
                    "sabato sab saturday sat",
                    "domenica dom sunday sun");

    private static final List<String> UNITS =
            List.of(
                    "zero",
                    "un",
                    "due",
                    "tre",
                    "quattro",
                    "cinque",
                    "sei",
                    "sette",
                    "otto",
                    "nove",
                    "dieci",
                    "undici",
                    "dodici",
                    "tredici",
                    "quattordici",
                    "quindici",
                    "sedici",
                    "diciassette",
                    "diciotto",
                    "diciannove",
                    "venti");

    private static final Map<String, Month> MONTH = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAY = new HashMap<>();
    private static final Map<String, Integer> NUMBER = new HashMap<>();

    static {
        for (int i = 0; i < MONTHS.size(); i++) {
            for (String name : MONTHS.get(i).split(" ")) {
                MONTH.put(name, Month.of(i + 1));
            }
        }
        for (int i = 0; i < WEEKDAYS.size(); i++) {
            for (String name : WEEKDAYS.get(i).split(" ")) {
                WEEKDAY.put(name, DayOfWeek.of(i + 1));
            }
        }
        for (int i = 0; i < UNITS.size(); i++) {
            NUMBER.put(UNITS.get(i), i);
        }
        tens("vent", 20);
        tens("trent", 30);
        tens("quarant", 40);
        tens("cinquant", 50);
        NUMBER.put("uno", 1);
        NUMBER.put("una", 1);
        NUMBER.put("primo", 1);
        NUMBER.put("one", 1);
        NUMBER.put("two", 2);
        NUMBER.put("three", 3);
    }

    private CalendarWords() {}

    private static void tens(String stem, int tens) {
        NUMBER.put(stem + (tens == 20 ? "i" : "a"), tens);
        for (int unit = 1; unit < 10; unit++) {
            boolean vowel = unit == 1 || unit == 8;
            String name = unit == 1 ? "uno" : UNITS.get(unit);
            NUMBER.put(stem + (vowel ? "" : tens == 20 ? "i" : "a") + name, tens + unit);
        }
    }

    static Optional<Month> month(String word) {
        return Optional.ofNullable(MONTH.get(word));
    }

    static Optional<DayOfWeek> weekday(String word) {
        return Optional.ofNullable(WEEKDAY.get(word));
    }

    /** The number that a word or up to four digits mean; -1 for none. */
    static int number(Token token) {
        return token.isNumber() ? token.number() : NUMBER.getOrDefault(token.word(), -1);
    }
}
