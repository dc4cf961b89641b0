package io.onecare.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultChoiceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);

    /** The clocks go back in that night. */
    private static final LocalDate LONG_DAY = LocalDate.of(2026, 10, 25);

    private final Set<SearchProblem> problems = EnumSet.noneOf(SearchProblem.class);

    @Test
    void nothing_chosen_is_the_nearest_within_the_usual_distance() {
        assertThat(read())
                .isEqualTo(
                        new ResultChoice(
                                ResultChoice.Order.DISTANCE,
                                25,
                                false,
                                null,
                                ResultChoice.Part.ANY));
        assertThat(problems).isEmpty();
    }

    @Test
    void days_are_read_as_browsers_send_them_and_as_people_type_them() {
        assertThat(ResultChoice.read("2026-10-25")).contains(LONG_DAY);
        assertThat(ResultChoice.read("25/10/2026")).contains(LONG_DAY);
        assertThat(ResultChoice.read("5/1/2027")).contains(LocalDate.of(2027, 1, 5));
        for (String none :
                new String[] {"", "x", "2026-13-01", "31/2/2027", "1/1/-1", "٢٥/١٠/٢٠٢٦"}) {
            assertThat(ResultChoice.read(none)).as(none).isEmpty();
        }
    }

    @Test
    void today_and_the_last_day_can_be_chosen_and_those_around_cannot() {
        assertThat(read("day", "2026-10-20").day()).isEqualTo(TODAY);
        assertThat(read("day", "2027-10-20").day()).isEqualTo(TODAY.plusDays(365));
        assertThat(problems).isEmpty();
        assertThat(read("day", "2026-10-19").day()).isNull();
        assertThat(read("day", "2027-10-21", "part", "morning").part())
                .isEqualTo(ResultChoice.Part.ANY);
        assertThat(problems).containsExactly(SearchProblem.DAY_OUT_OF_REACH);
    }

    @Test
    void morning_and_afternoon_make_up_the_day_also_when_the_clocks_change() {
        ResultChoice morning = read("day", "2026-10-25", "part", "morning");
        ResultChoice afternoon = read("day", "2026-10-25", "part", "afternoon");
        ResultChoice all = read("day", "2026-10-25");

        assertThat(all.from(LONG_DAY)).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(morning.from(LONG_DAY)).isEqualTo(all.from(LONG_DAY));
        assertThat(morning.until(LONG_DAY))
                .isEqualTo("2026-10-25T12:00:00Z")
                .isEqualTo(afternoon.from(LONG_DAY));
        assertThat(afternoon.until(LONG_DAY)).isEqualTo(all.until(LONG_DAY));
        assertThat(Duration.between(all.from(LONG_DAY), all.until(LONG_DAY)))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void what_does_not_exist_is_the_usual() {
        assertThat(read("sort", "PRICE", "radius", "7", "only", "ONLINE")).isEqualTo(read());
        assertThat(read("radius", "all").radiusKilometres()).isNull();
    }

    private ResultChoice read(String... values) {
        Map<String, String[]> parameters = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            parameters.put(values[i], new String[] {values[i + 1]});
        }
        return ResultChoice.read(SearchQuery.of(parameters), TODAY, problems);
    }
}
