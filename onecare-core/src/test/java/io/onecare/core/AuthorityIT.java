package io.onecare.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.report.Reports;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method of every service by everybody: whoever may not finds nothing and changes
 * nothing. Each call is in a transaction of its own that is rolled back, so no row disturbs
 * another. On one provider and one database: who may do something is decided in Java before the
 * database is asked, or by conditions that the tests of each feature try everywhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorityIT {

    private static final String BY_THE_EMBEDDER = "whoever shows it records it: see the guide";
    private static final String OF_STAFF = "of staff only, whose looks Reception records";
    private static final String OWN_FORM = "a form half filled in, of whoever has the session";

    /** What leaves no entry although somebody's data is seen or something is changed, and why. */
    private static final Map<String, String> WITHOUT_ENTRY =
            Map.of(
                    "Bookings.find", OF_STAFF,
                    "Bookings.findById", OF_STAFF,
                    "Bookings.page", OF_STAFF,
                    "Bookings.proposed", OF_STAFF,
                    "Members.find", BY_THE_EMBEDDER,
                    "ScheduleChanges.preview",
                            "this change touches no booking; each that one does is a look",
                    "Sessions.forgetDraft", OWN_FORM,
                    "Sessions.keepDraft", OWN_FORM);

    private AuthorityFixture fixture;
    private List<AuthorityRow> table;
    private String everything;

    @BeforeAll
    void open() {
        fixture = new AuthorityFixture();
        table = table(fixture);
        everything = everything();
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    private static List<AuthorityRow> table(AuthorityFixture f) {
        return Stream.of(
                        AuthorityOfNetwork.network(),
                        AuthorityOfNetwork.catalogue(),
                        AuthorityOfImports.imports(f),
                        AuthorityOfNetwork.schedules(f),
                        AuthorityOfNetwork.openings(),
                        AuthorityOfNetwork.terms(f),
                        AuthorityOfPeople.members(),
                        AuthorityOfPeople.families(f),
                        AuthorityOfPeople.registration(f),
                        AuthorityOfPeople.accounts(f),
                        AuthorityOfPeople.sessions(f),
                        AuthorityOfPeople.secondFactors(f),
                        AuthorityOfStaff.staff(f),
                        AuthorityOfBookings.reading(f),
                        AuthorityOfBookings.writing(f),
                        AuthorityOfBookings.reception(f),
                        AuthorityOfDesk.requests(f),
                        AuthorityOfDesk.messages(f),
                        AuthorityOfDesk.audit(f),
                        AuthorityOfReports.reports(f),
                        AuthorityOfSentFiles.files(f))
                .flatMap(List::stream)
                .toList();
    }

    List<AuthorityRow> rows() {
        return table;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void whoever_may_not_finds_nothing_and_changes_nothing(AuthorityRow row) {
        Set<Asker> given = EnumSet.noneOf(Asker.class);
        Map<Asker, List<String>> wrote = new EnumMap<>(Asker.class);

        for (Asker asker : Asker.values()) {
            fixture.clinic.network.rolledBack(
                    o -> {
                        List<String> before = written();
                        if (AuthorityRow.gives(row.call().by(o, fixture.actor(asker)))) {
                            given.add(asker);
                        } else {
                            wrote.put(asker, changedSince(before));
                        }
                        return asker;
                    });
        }

        assertThat(given).as(row.toString()).isEqualTo(row.allowed());
        assertThat(wrote)
                .as(row.toString())
                .allSatisfy((asker, changes) -> assertThat(changes).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void nobody_at_all_is_a_fault_that_changes_nothing(AuthorityRow row) {
        fixture.clinic.network.rolledBack(
                o -> {
                    List<String> before = written();

                    assertThatThrownBy(() -> row.call().by(o, null))
                            .isInstanceOf(NullPointerException.class)
                            .hasMessageContaining("actor");

                    assertThat(changedSince(before)).isEmpty();
                    return row;
                });
    }

    /**
     * Neither a look at somebody's data nor a change by those who work here goes without a trace.
     */
    @Test
    void what_operators_and_staff_see_or_change_leaves_an_entry() {
        Set<String> silent = new TreeSet<>();

        for (AuthorityRow row : table) {
            for (Asker asker : List.of(Asker.OPERATOR, Asker.STAFF)) {
                if (row.allowed().contains(asker)) {
                    Set<String> changed = tablesChangedBy(row, asker);
                    boolean isToBeKept =
                            !changed.isEmpty() || PersonalData.isIn(answerOf(row.method()));
                    if (isToBeKept && !changed.contains("audit_entry")) {
                        silent.add(row.method());
                    }
                }
            }
        }

        assertThat(silent)
                .as("new ones are to leave an entry, and what leaves one is off the list")
                .isEqualTo(WITHOUT_ENTRY.keySet());
    }

    /** That is why a look at them leaves no entry. */
    @Test
    void no_report_can_hold_somebodys_data() {
        assertThat(calls(Reports.class).map(Method::getGenericReturnType))
                .hasSize(5)
                .noneMatch(PersonalData::isIn);
    }

    private Set<String> tablesChangedBy(AuthorityRow row, Asker asker) {
        return fixture.clinic.network.rolledBack(
                o -> {
                    List<String> before = written();
                    row.call().by(o, fixture.actor(asker));
                    return changedSince(before).stream()
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .collect(Collectors.toCollection(TreeSet::new));
                });
    }

    private static Type answerOf(String name) {
        return services()
                .flatMap(AuthorityIT::calls)
                .filter(method -> name.split("\\(")[0].equals(nameOf(method, false)))
                .findFirst()
                .orElseThrow()
                .getGenericReturnType();
    }

    @Test
    void every_public_method_has_a_row() {
        assertThat(withoutRow(table)).isEmpty();
        assertThat(table.stream().map(AuthorityRow::method)).isSubsetOf(methods());
    }

    @Test
    void a_method_without_a_row_is_found() {
        List<AuthorityRow> others =
                table.stream().filter(row -> !row.method().equals("Bookings.history")).toList();

        assertThat(withoutRow(others)).containsExactly("Bookings.history");
    }

    @Test
    void every_public_method_takes_an_actor_first() {
        assertThat(withoutActor(services())).isEmpty();
    }

    /** What the library must not have. */
    static final class OpenDoor {
        public void enter(String name) {}

        public void enter(String name, Actor actor) {}
    }

    @Test
    void a_method_without_an_actor_is_found() {
        assertThat(withoutActor(Stream.of(OpenDoor.class)))
                .containsExactlyInAnyOrder(
                        "OpenDoor.enter(String)", "OpenDoor.enter(String, Actor)");
    }

    private static List<String> withoutActor(Stream<Class<?>> services) {
        return services.flatMap(AuthorityIT::calls)
                .filter(takesAnActor().negate())
                .map(
                        method ->
                                Arrays.stream(method.getParameterTypes())
                                        .map(Class::getSimpleName)
                                        .collect(
                                                Collectors.joining(
                                                        ", ",
                                                        method.getDeclaringClass().getSimpleName()
                                                                + "."
                                                                + method.getName()
                                                                + "(",
                                                        ")")))
                .toList();
    }

    private static Set<String> withoutRow(List<AuthorityRow> rows) {
        Set<String> missing = new TreeSet<>(methods());
        rows.forEach(row -> missing.remove(row.method()));
        return missing;
    }

    /** What {@link OneCare} exposes. */
    private static Stream<Class<?>> services() {
        return Arrays.stream(OneCare.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getReturnType);
    }

    private static Stream<Method> calls(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !method.isSynthetic());
    }

    private static Predicate<Method> takesAnActor() {
        return method ->
                method.getParameterCount() > 0 && method.getParameterTypes()[0].equals(Actor.class);
    }

    private static Set<String> methods() {
        return services()
                .flatMap(
                        service -> {
                            Map<String, Long> count =
                                    calls(service)
                                            .collect(
                                                    Collectors.groupingBy(
                                                            Method::getName,
                                                            Collectors.counting()));
                            return calls(service)
                                    .map(method -> nameOf(method, count.get(method.getName()) > 1));
                        })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The service, the method and, if another one has that name, what it takes. */
    private static String nameOf(Method method, boolean isOverloaded) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        return isOverloaded
                ? Arrays.stream(method.getParameterTypes())
                        .skip(1) // the actor
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", name + "(", ")"))
                : name;
    }

    /** The rows that are there now and were not, or the other way round. */
    private List<String> changedSince(List<String> before) {
        List<String> after = written();
        return Stream.concat(
                        before.stream().filter(row -> !after.contains(row)),
                        after.stream().filter(row -> !before.contains(row)))
                .toList();
    }

    /** Every row of every table, as the transaction sees it. */
    private List<String> written() {
        EntityManager em = fixture.clinic.network.entityManager();
        em.flush();
        List<String> rows = new ArrayList<>();
        for (Object row : em.createNativeQuery(everything).getResultList()) {
            rows.add((String) row);
        }
        rows.sort(null);
        return rows;
    }

    /** One statement over all columns of all tables. */
    private String everything() {
        return fixture.clinic.network.withoutTransaction(
                o -> {
                    List<?> columns =
                            fixture.clinic
                                    .network
                                    .entityManager()
                                    .createNativeQuery(
                                            "select c.table_name, c.column_name"
                                                    + " from information_schema.columns c"
                                                    + " join information_schema.tables t"
                                                    + " on t.table_schema = c.table_schema"
                                                    + " and t.table_name = c.table_name"
                                                    + " where t.table_schema = 'public'"
                                                    + " and t.table_type = 'BASE TABLE'"
                                                    + " order by 1, c.ordinal_position")
                                    .getResultList();
                    return columns.stream()
                            .map(row -> (Object[]) row)
                            .collect(
                                    Collectors.groupingBy(
                                            row -> (String) row[0],
                                            Collectors.mapping(
                                                    row ->
                                                            " || ' ' || coalesce(cast("
                                                                    + row[1]
                                                                    + " as varchar), '-')",
                                                    Collectors.joining())))
                            .entrySet()
                            .stream()
                            .map(
                                    table ->
                                            "select '%s'%s from %s"
                                                    .formatted(
                                                            table.getKey(),
                                                            table.getValue(),
                                                            table.getKey()))
                            .collect(Collectors.joining(" union all "));
                });
    }
}
