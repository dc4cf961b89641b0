package io.onecare.portal.it.load;

import io.onecare.portal.it.RawHttp;
import io.onecare.portal.it.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What members ask, and bookings of theirs of which only the last click is missing. */
final class Preparation {

    private static final List<String> TOWNS =
            List.of(
                    "Milano%2C+MI%2C+Italia",
                    "Roma%2C+RM%2C+Italia",
                    "Torino%2C+TO%2C+Italia",
                    "Napoli%2C+NA%2C+Italia",
                    "Bologna%2C+BO%2C+Italia",
                    "Firenze%2C+FI%2C+Italia",
                    "Bari%2C+BA%2C+Italia",
                    "Palermo%2C+PA%2C+Italia",
                    "Genova%2C+GE%2C+Italia",
                    "Verona%2C+VR%2C+Italia");
    private static final List<String> SERVICES =
            List.of("VIS-ALLERGOLOGICA", "VIS-CARDIOLOGICA", "VIS-DERMATOLOGICA", "VIS-ORTOPEDICA");

    private static final Pattern OFFER = Pattern.compile("href=\"/(booking\\?[^\"]*)\"");
    private static final Pattern TIME = Pattern.compile("name=\"time\" value=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    /** So many times one member may hold. */
    private static final int EACH = 3;

    /** The first days are taken soonest. */
    private static final int FIRST_DAY = 10;

    private static final int DAYS_OF_A_PAGE = 5;
    private static final int PAGES = 14;

    private Preparation() {}

    /** What somebody searches for, another one each time for a while. */
    static String results(LoadMembers.Member member, int number) {
        return "results?place="
                + TOWNS.get(number % TOWNS.size())
                + "&patient="
                + member.number()
                + "&category=VISITA-SPECIALISTICA&service="
                + SERVICES.get(number / TOWNS.size() % SERVICES.size())
                + "&by=facility&agreed=no";
    }

    /** For each member in turn, three bookings up to the conditions, which are accepted. */
    static List<Clicks.Form> confirmations(List<LoadMembers.Member> members) {
        List<Clicks.Form> forms = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            List<String> offers = offers(members.get(i), i);
            Set<String> taken = new HashSet<>();
            for (int nth = 0; nth < EACH; nth++) {
                forms.add(
                        confirmation(
                                members.get(i),
                                offers.get((i / TOWNS.size() + nth) % offers.size()),
                                i * EACH + nth,
                                taken));
            }
        }
        return forms;
    }

    private static List<String> offers(LoadMembers.Member member, int number) {
        List<String> offers =
                OFFER.matcher(
                                body(
                                        member.visitor(),
                                        results(member, number) + "&only=online&radius=all"))
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .toList();
        if (offers.isEmpty()) {
            throw new IllegalStateException("Nothing online for search (" + number + ").");
        }
        return offers;
    }

    /** At the first time that can still be had, some weeks from now, and is not yet taken. */
    private static Clicks.Form confirmation(
            LoadMembers.Member member, String offer, int number, Set<String> taken) {
        Visitor visitor = member.visitor();
        for (int page = 0; page < PAGES; page++) {
            LocalDate from =
                    LocalDate.now(Clock.systemUTC())
                            .plusDays(FIRST_DAY + (number + page) % PAGES * DAYS_OF_A_PAGE);
            List<String> times =
                    TIME.matcher(body(visitor, offer + "&from=" + from))
                            .results()
                            .map(time -> time.group(1))
                            .filter(time -> !taken.contains(time))
                            .toList();
            for (String time : times) {
                RawHttp.Answer held = visitor.post(offer, Map.of("time", time));
                if (held.status() == 302) {
                    taken.add(time);
                    String conditions = next(visitor.post(next(held), Map.of("days", "0")));
                    Map<String, String> form = new LinkedHashMap<>();
                    HIDDEN.matcher(body(visitor, conditions))
                            .results()
                            .forEach(field -> form.put(field.group(1), field.group(2)));
                    form.put("accept", "yes");
                    return new Clicks.Form(conditions, form, visitor.cookies());
                }
            }
        }
        throw new IllegalStateException("No time could be had at (" + offer + ").");
    }

    private static String body(Visitor visitor, String path) {
        RawHttp.Answer answer = visitor.get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(
                    "(%s) was answered by (%d) but must be by (200).%n%s"
                            .formatted(path, answer.status(), answer.body()));
        }
        return answer.body();
    }

    private static String next(RawHttp.Answer answer) {
        if (answer.status() != 302) {
            throw new IllegalStateException(answer.body());
        }
        return answer.header("Location").replaceFirst("^https?://[^/]+/", "");
    }
}
