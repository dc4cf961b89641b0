package io.onecare.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;

/**
 * The dependency rules of the architecture. Each is seen to catch its sample in {@link
 * RulesCatchTest}.
 */
final class Rules {

    static final ArchRule CORE_KNOWS_ONLY_JAVA_AND_PERSISTENCE =
            classes()
                    .that()
                    .resideInAPackage("io.onecare.core..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.onecare.core..",
                            "java..",
                            "javax.crypto..", // of java.base, as java.. is
                            "jakarta.persistence..",
                            "org.jspecify..");

    static final ArchRule GEO_DOES_NOT_KNOW_THE_PORTAL =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare.geo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.onecare.portal..", "io.onecare.imports..");

    /** The command brings its own JPA provider, those who embed the readers have theirs. */
    static final ArchRule READERS_OF_FILES_KNOW_CORE_AND_CSV =
            classes()
                    .that()
                    .resideInAPackage("io.onecare.imports..")
                    .and()
                    .resideOutsideOfPackage("io.onecare.imports.command..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.onecare.imports",
                            "io.onecare.imports.table..",
                            "io.onecare.imports.feed..",
                            "io.onecare.core..",
                            "java..",
                            "javax.xml.stream..", // of java.xml, as java.. is
                            "de.siegmar.fastcsv..",
                            "org.jspecify..");

    static final ArchRule TABLES_DO_NOT_KNOW_WHAT_THEY_HOLD =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare.imports.table..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.onecare.core..", "io.onecare.imports");

    static final ArchRule FEATURES_OF_CORE_ARE_ACYCLIC =
            slices().matching("io.onecare.core.(*)..").should().beFreeOfCycles();

    static final ArchRule FEATURES_OF_THE_PORTAL_ARE_ACYCLIC =
            slices().matching("io.onecare.portal.(*)..").should().beFreeOfCycles();

    static final ArchRule GEOTOOLS_STAYS_IN_ITS_PACKAGE =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare..")
                    .and()
                    .resideOutsideOfPackage("io.onecare.geo.geotools..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.geotools..", "org.locationtech..");

    static final ArchRule ONLY_WIRING_BUILDS_THE_LIBRARY =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare.portal..")
                    .and()
                    .resideOutsideOfPackage("io.onecare.portal.wiring..")
                    .should()
                    .callMethodWhere(
                            target(
                                            owner(
                                                    resideInAnyPackage(
                                                            "io.onecare.core..",
                                                            "io.onecare.geo..")))
                                    .and(namedLikeABuilder()));

    static final ArchRule ONLY_ADAPTERS_IMPLEMENT_PORTS =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare.portal..")
                    .and()
                    .resideOutsideOfPackage("io.onecare.portal.adapter..")
                    .should()
                    .beAssignableTo(resideInAPackage("io.onecare.core..spi.."));

    static final ArchRule ONLY_DESKS_OPEN_TRANSACTIONS =
            classes()
                    .that(
                            new DescribedPredicate<JavaClass>(
                                    "are or hold something @Transactional") {
                                @Override
                                public boolean test(JavaClass type) {
                                    return type.isAnnotatedWith(Transactional.class)
                                            || type.getMethods().stream()
                                                    .anyMatch(
                                                            m ->
                                                                    m.isAnnotatedWith(
                                                                            Transactional.class));
                                }
                            })
                    .should()
                    .haveSimpleNameEndingWith("Desk");

    static final ArchRule PAGES_AND_RESOURCES_ASK_DESKS =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.onecare.portal..web..",
                            "io.onecare.portal..rest..",
                            "io.onecare.portal.faces..")
                    .should()
                    .dependOnClassesThat(
                            new DescribedPredicate<JavaClass>(
                                    "are the entity manager or a service of the library") {
                                @Override
                                public boolean test(JavaClass type) {
                                    return type.isEquivalentTo(EntityManager.class)
                                            || SERVICES.contains(type.getName());
                                }
                            });

    /** It would set a cookie and know people on one node only: see BrowserSession. */
    static final ArchRule NO_SESSION_OF_THE_SERVER =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare.portal..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(HttpSession.class)
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("jakarta.enterprise.context.SessionScoped");

    /** Of IPv6 the network counts: whoever took the address itself would give limits for each. */
    static final ArchRule WHERE_A_REQUEST_COMES_FROM_IS_READ_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare.portal..")
                    .and()
                    .doNotHaveFullyQualifiedName("io.onecare.portal.faces.SourceNetwork")
                    .should()
                    .callMethod(ServletRequest.class, "getRemoteAddr")
                    .orShould()
                    .callMethod(HttpServletRequest.class, "getRemoteAddr");

    static final ArchRule TIME_COMES_FROM_A_CLOCK =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare..")
                    .should()
                    .callMethodWhere(readsTheSystemClock());

    static final ArchRule ZONE_AND_LOCALE_ARE_NAMED =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare..")
                    .should()
                    .callMethod(java.time.ZoneId.class, "systemDefault")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .orShould()
                    .callMethod(java.util.Locale.class, "getDefault")
                    .orShould()
                    .callMethod(java.util.TimeZone.class, "getDefault")
                    .orShould()
                    .callMethod(String.class, "toLowerCase")
                    .orShould()
                    .callMethod(String.class, "toUpperCase");

    static final ArchRule EE_IS_JAKARTA =
            noClasses()
                    .that()
                    .resideInAPackage("io.onecare..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javax.annotation..",
                            "javax.ejb..",
                            "javax.el..",
                            "javax.enterprise..",
                            "javax.faces..",
                            "javax.inject..",
                            "javax.interceptor..",
                            "javax.json..",
                            "javax.mail..",
                            "javax.persistence..",
                            "javax.servlet..",
                            "javax.transaction..",
                            "javax.validation..",
                            "javax.ws..");

    static final ArchRule ENTITIES_HAVE_NO_PUBLIC_SETTER =
            noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(Entity.class)
                    .or()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(Embeddable.class)
                    .should(bePublicSetters());

    static final ArchRule NO_ENTITY_IN_A_PAGE_OR_RESOURCE =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage("io.onecare.portal..web..", "io.onecare.portal..rest..")
                    .should(not(mentionAnEntity()));

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .that()
                    .resideInAPackage("io.onecare..")
                    .should(
                            new ArchCondition<>("be in a package that is @NullMarked") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    boolean marked =
                                            type.getPackage()
                                                    .tryGetAnnotationOfType(
                                                            "org.jspecify.annotations.NullMarked")
                                                    .isPresent();
                                    events.add(
                                            new SimpleConditionEvent(
                                                    type,
                                                    marked,
                                                    type.getPackageName()
                                                            + (marked ? " is" : " is not")
                                                            + " @NullMarked"));
                                }
                            });

    static final ArchRule PERSONAL_TYPES_HIDE_THEMSELVES =
            classes()
                    .that()
                    .resideInAPackage("io.onecare.core.person..")
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .areNotEnums()
                    .and()
                    .areNotInterfaces()
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should(
                            new ArchCondition<>(
                                    "be no records and declare a toString that reads no field") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    boolean hides =
                                            !type.isRecord()
                                                    && type.tryGetMethod("toString")
                                                            .map(
                                                                    m ->
                                                                            m.getFieldAccesses()
                                                                                            .isEmpty()
                                                                                    && m.getMethodCallsFromSelf()
                                                                                            .isEmpty())
                                                            .orElse(false);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    type,
                                                    hides,
                                                    type.getName()
                                                            + (hides ? " hides" : " shows")
                                                            + " its content in toString"));
                                }
                            });

    private static final Set<String> SERVICES =
            Set.of(
                    "io.onecare.core.OneCare",
                    "io.onecare.core.access.AccessLog",
                    "io.onecare.core.account.Accounts",
                    "io.onecare.core.account.ActivationCodes",
                    "io.onecare.core.account.IdentityChecks",
                    "io.onecare.core.account.Passwords",
                    "io.onecare.core.account.Profiles",
                    "io.onecare.core.account.Registration",
                    "io.onecare.core.account.SecondFactors",
                    "io.onecare.core.account.Sessions",
                    "io.onecare.core.audit.AuditChain",
                    "io.onecare.core.audit.AuditTrail",
                    "io.onecare.core.booking.BookingEditor",
                    "io.onecare.core.booking.Bookings",
                    "io.onecare.core.booking.FacilityLinks",
                    "io.onecare.core.care.CareQueue",
                    "io.onecare.core.care.CareRequests",
                    "io.onecare.core.member.Agreements",
                    "io.onecare.core.member.FamilyEditor",
                    "io.onecare.core.member.Members",
                    "io.onecare.core.member.RollImport",
                    "io.onecare.core.network.FacilityDirectory",
                    "io.onecare.core.network.NetworkEditor",
                    "io.onecare.core.network.Tariffs",
                    "io.onecare.core.notification.DeadLetters",
                    "io.onecare.core.notification.Dispatcher",
                    "io.onecare.core.notification.Outbox",
                    "io.onecare.core.schedule.ScheduleEditor",
                    "io.onecare.core.schedule.SlotFinder",
                    "io.onecare.core.schedule.SlotHolds",
                    "io.onecare.core.search.OfferFinder",
                    "io.onecare.core.search.FacilitySearch",
                    "io.onecare.core.terms.Terms",
                    "io.onecare.core.terms.TermsAcceptances",
                    "io.onecare.core.terms.TermsEditor",
                    "io.onecare.geo.LocationFinder",
                    "io.onecare.geo.gazetteer.Gazetteer");

    private static final Set<String> BUILDERS = Set.of("builder", "build", "over", "italy");

    private Rules() {}

    private static DescribedPredicate<JavaCall<?>> namedLikeABuilder() {
        return new DescribedPredicate<>("is a builder or factory of a service") {
            @Override
            public boolean test(JavaCall<?> call) {
                return BUILDERS.contains(call.getTarget().getName());
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> readsTheSystemClock() {
        DescribedPredicate<JavaCall<?>> inJavaTime =
                target(owner(resideInAPackage("java.time..")))
                        .and(target(not(rawParameterTypes(Clock.class))))
                        .forSubtype();
        return new DescribedPredicate<>("reads the system's clock") {
            @Override
            public boolean test(JavaCall<?> call) {
                String owner = call.getTargetOwner().getName();
                String name = call.getTarget().getName();
                return (name.equals("now") && inJavaTime.test(call))
                        || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
            }
        };
    }

    private static ArchCondition<JavaMethod> bePublicSetters() {
        return new ArchCondition<>("be public setters") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean setter =
                        method.getModifiers()
                                        .contains(
                                                com.tngtech.archunit.core.domain.JavaModifier
                                                        .PUBLIC)
                                && method.getName().matches("set[A-Z].*")
                                && method.getRawParameterTypes().size() == 1;
                events.add(
                        new SimpleConditionEvent(
                                method, setter, method.getFullName() + " is a public setter"));
            }
        };
    }

    private static ArchCondition<JavaMethod> mentionAnEntity() {
        return new ArchCondition<>("mention an entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions =
                        method.getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> type.isAnnotatedWith(Entity.class));
                events.add(
                        new SimpleConditionEvent(
                                method,
                                mentions,
                                method.getFullName()
                                        + (mentions ? " mentions" : " does not mention")
                                        + " an entity"));
            }
        };
    }
}
