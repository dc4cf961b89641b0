package io.onecare.core;

import static io.onecare.core.Asker.EVERYBODY;
import static io.onecare.core.Asker.WHO_EDIT;
import static io.onecare.core.AuthorityRow.row;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.ALWAYS;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.TERMS;

import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.ChangeFacility;
import io.onecare.core.network.ChangeHealthService;
import io.onecare.core.network.ChangePractitioner;
import io.onecare.core.network.ChangeServiceCategory;
import io.onecare.core.network.EndTariff;
import io.onecare.core.network.FacilityDetails;
import io.onecare.core.network.FacilityQuery;
import io.onecare.core.network.FacilityQuery.Standing;
import io.onecare.core.network.FacilitySheet;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.OfferServices;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.PricedService;
import io.onecare.core.network.PublishPreparation;
import io.onecare.core.network.RenamePriceList;
import io.onecare.core.network.SetPreparation;
import io.onecare.core.network.TariffChange;
import io.onecare.core.network.TariffPreviewOutcome;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.reception.OpenSchedules;
import io.onecare.core.reception.OpeningOutcome;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotTime;
import io.onecare.core.search.DirectorySearch;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.OfferCriteria;
import io.onecare.core.search.PageRequest;
import io.onecare.core.setting.ChangeSettings;
import io.onecare.core.terms.AcceptanceForm;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.RecordAcceptance;
import io.onecare.core.terms.SaveDraft;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may read and edit the network, its prices, schedules and terms. */
final class AuthorityOfNetwork {

    private static final LocalizedName NAME = LocalizedName.of("PROVA", null);
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final TermsKind CONDITIONS = TermsKind.GENERAL_CONDITIONS;

    private AuthorityOfNetwork() {}

    /** The directory is what the public map shows; prices are for whoever is logged in. */
    static List<AuthorityRow> network() {
        return List.of(
                row(
                        "FacilityDirectory.revision",
                        EVERYBODY,
                        (o, actor) -> o.facilityDirectory().revision(actor)),
                row(
                        "FacilityDirectory.catalogue",
                        EVERYBODY,
                        (o, actor) -> o.facilityDirectory().catalogue(actor)),
                row(
                        "FacilityDirectory.withCodes",
                        EVERYBODY,
                        (o, actor) -> o.facilityDirectory().withCodes(actor, Set.of("OC-1"))),
                row(
                        "FacilityDirectory.page",
                        EVERYBODY,
                        (o, actor) -> o.facilityDirectory().page(actor, null, 10)),
                row(
                        "FacilityDirectory.find",
                        EVERYBODY,
                        (o, actor) ->
                                o.facilityDirectory()
                                        .find(
                                                actor,
                                                new FacilityQuery("vento", Standing.ANY, DAY),
                                                0,
                                                10)
                                        .facilities()),
                row(
                        "FacilityDirectory.findPreparation",
                        EVERYBODY,
                        (o, actor) -> o.facilityDirectory().findPreparation(actor, ALLERGY)),
                row(
                        "NetworkEditor.setPreparation",
                        WHO_EDIT,
                        (o, actor) ->
                                o.networkEditor()
                                        .setPreparation(actor, new SetPreparation(HEART, null))),
                row(
                        "FacilityDirectory.practitioners",
                        EVERYBODY,
                        (o, actor) -> o.facilityDirectory().practitioners(actor, "OC-1")),
                row(
                        "FacilityDirectory.practitionersBetween",
                        EVERYBODY,
                        (o, actor) -> o.facilityDirectory().practitionersBetween(actor, "A", "Z")),
                row(
                        "NetworkEditor.add(AddServiceCategory)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.networkEditor()
                                        .add(actor, new AddServiceCategory("ESAME", NAME, 2))),
                row(
                        "NetworkEditor.add(AddHealthService)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.networkEditor()
                                        .add(
                                                actor,
                                                new AddHealthService(
                                                        "VIS-PROVA", "VISITA", NAME, null))),
                row(
                        "NetworkEditor.add(AddFacility)",
                        WHO_EDIT,
                        (o, actor) -> o.networkEditor().add(actor, facility())),
                row(
                        "FacilityEditor.find",
                        WHO_EDIT,
                        (o, actor) -> o.facilityEditor().find(actor, "OC-1")),
                row(
                        "FacilityEditor.add",
                        WHO_EDIT,
                        (o, actor) -> o.facilityEditor().add(actor, facility(), Set.of())),
                row(
                        "FacilityEditor.warnings",
                        WHO_EDIT,
                        (o, actor) -> o.facilityEditor().warnings(actor, silent(o))),
                row(
                        "FacilityEditor.change",
                        WHO_EDIT,
                        (o, actor) -> o.facilityEditor().change(actor, otherName(o))),
                row(
                        "FacilityEditor.offer",
                        WHO_EDIT,
                        (o, actor) ->
                                o.facilityEditor()
                                        .offer(
                                                actor,
                                                new OfferServices(
                                                        "OC-2",
                                                        facility(o).version(),
                                                        Set.of(ALLERGY),
                                                        Set.of()))),
                row(
                        "PractitionerEditor.find",
                        WHO_EDIT,
                        (o, actor) -> o.practitionerEditor().find(actor, "DR-1")),
                row(
                        "PractitionerEditor.named",
                        WHO_EDIT,
                        (o, actor) -> o.practitionerEditor().named(actor, "prova", 10)),
                row(
                        "PractitionerEditor.add",
                        WHO_EDIT,
                        (o, actor) ->
                                o.practitionerEditor()
                                        .add(
                                                actor,
                                                new AddPractitioner(
                                                        "DR-9",
                                                        PractitionerName.of(null, "Ada", "Prova"),
                                                        Set.of("OC-1")))),
                row(
                        "PractitionerEditor.change",
                        WHO_EDIT,
                        (o, actor) ->
                                o.practitionerEditor()
                                        .change(
                                                actor,
                                                new ChangePractitioner(
                                                        "DR-1",
                                                        o.practitionerEditor()
                                                                .find(ClinicFixture.SYSTEM, "DR-1")
                                                                .orElseThrow()
                                                                .stamp(),
                                                        PractitionerName.of(null, "Ada", "Altra"),
                                                        Set.of("OC-1", "OC-2"),
                                                        Set.of()))),
                row(
                        "NetworkEditor.add(AddPractitioner)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.networkEditor()
                                        .add(
                                                actor,
                                                new AddPractitioner(
                                                        "DR-9",
                                                        PractitionerName.of(null, "Ada", "Prova"),
                                                        Set.of("OC-1")))),
                row(
                        "NetworkEditor.add(AddPriceList)",
                        WHO_EDIT,
                        (o, actor) -> o.networkEditor().add(actor, new AddPriceList("ORO", NAME))),
                row(
                        "NetworkEditor.add(AddTariff)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.networkEditor()
                                        .add(
                                                actor,
                                                new AddTariff(
                                                        "OC-2", HEART, "BASE", PRICE, ALWAYS))),
                row(
                        "NetworkEditor.addAll",
                        WHO_EDIT,
                        (o, actor) ->
                                o.networkEditor()
                                        .addAll(
                                                actor,
                                                List.of(
                                                        new AddTariff(
                                                                "OC-2", HEART, "BASE", PRICE,
                                                                ALWAYS)))),
                row(
                        "NetworkEditor.end",
                        WHO_EDIT,
                        (o, actor) ->
                                o.networkEditor()
                                        .end(actor, new EndTariff("OC-1", HEART, "BASE", DAY))),
                row(
                        "Tariffs.priceOn",
                        EnumSet.complementOf(EnumSet.of(Asker.VISITOR)),
                        (o, actor) -> o.tariffs().priceOn(actor, "OC-1", ALLERGY, "BASE", DAY)),
                row(
                        "Tariffs.page",
                        EnumSet.of(Asker.OPERATOR, Asker.ADMINISTRATOR, Asker.SYSTEM),
                        (o, actor) -> o.tariffs().page(actor, "OC-1", 0, 10)),
                row(
                        "Tariffs.everywhere",
                        EnumSet.of(Asker.OPERATOR, Asker.ADMINISTRATOR, Asker.SYSTEM),
                        (o, actor) -> o.tariffs().everywhere(actor, DAY, null, 10)));
    }

    private static FacilitySheet facility(OneCare oneCare) {
        return oneCare.facilityEditor().find(ClinicFixture.SYSTEM, "OC-2").orElseThrow();
    }

    private static ChangeFacility otherName(OneCare oneCare) {
        return changed(oneCare, "Altro", facility(oneCare).details().notificationEmail());
    }

    private static ChangeFacility silent(OneCare oneCare) {
        return changed(oneCare, "Altro", null);
    }

    private static ChangeFacility changed(
            OneCare oneCare, String name, @Nullable EmailAddress email) {
        FacilitySheet known = facility(oneCare);
        FacilityDetails details = known.details();
        return new ChangeFacility(
                known.code(),
                known.version(),
                new FacilityDetails(
                        name,
                        details.address(),
                        details.position(),
                        details.positionSource(),
                        details.phones(),
                        email,
                        details.bookingMode(),
                        details.confirmation(),
                        details.period()),
                Set.of());
    }

    /** The catalogue and prices as administrators see and change them. */
    static List<AuthorityRow> catalogue() {
        PricedService about = new PricedService("OC-1", HEART, "BASE");
        TariffChange dearer = new TariffChange.Agree(about, PRICE, ValidityPeriod.from(DAY));
        return List.of(
                row(
                        "ServiceCatalogue.categories",
                        WHO_EDIT,
                        (o, actor) -> o.serviceCatalogue().categories(actor)),
                row(
                        "ServiceCatalogue.findService",
                        WHO_EDIT,
                        (o, actor) -> o.serviceCatalogue().findService(actor, ALLERGY)),
                row(
                        "ServiceCatalogue.prepared",
                        WHO_EDIT,
                        (o, actor) -> o.serviceCatalogue().prepared(actor)),
                row(
                        "ServiceCatalogue.preparationVersions",
                        WHO_EDIT,
                        (o, actor) ->
                                o.serviceCatalogue().preparationVersions(actor, ALLERGY, 0, 5)),
                row(
                        "ServiceCatalogue.priceLists",
                        WHO_EDIT,
                        (o, actor) -> o.serviceCatalogue().priceLists(actor)),
                row(
                        "CatalogueEditor.add(AddServiceCategory)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.catalogueEditor()
                                        .add(actor, new AddServiceCategory("ESAME", NAME, 2))),
                row(
                        "CatalogueEditor.add(AddHealthService)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.catalogueEditor()
                                        .add(
                                                actor,
                                                new AddHealthService(
                                                        "VIS-PROVA", "VISITA", NAME, null))),
                row(
                        "CatalogueEditor.add(AddPriceList)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.catalogueEditor().add(actor, new AddPriceList("ORO", NAME))),
                row(
                        "CatalogueEditor.change(ChangeServiceCategory)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.catalogueEditor()
                                        .change(
                                                actor,
                                                new ChangeServiceCategory(
                                                        "VISITA",
                                                        o.serviceCatalogue()
                                                                .categories(ClinicFixture.SYSTEM)
                                                                .get(0)
                                                                .stamp(),
                                                        NAME,
                                                        1))),
                row(
                        "CatalogueEditor.change(ChangeHealthService)",
                        WHO_EDIT,
                        (o, actor) ->
                                o.catalogueEditor()
                                        .change(
                                                actor,
                                                new ChangeHealthService(
                                                        HEART,
                                                        o.serviceCatalogue()
                                                                .findService(
                                                                        ClinicFixture.SYSTEM, HEART)
                                                                .orElseThrow()
                                                                .stamp(),
                                                        "VISITA",
                                                        NAME,
                                                        null))),
                row(
                        "CatalogueEditor.publish",
                        WHO_EDIT,
                        (o, actor) ->
                                o.catalogueEditor()
                                        .publish(
                                                actor,
                                                new PublishPreparation(
                                                        HEART,
                                                        0,
                                                        Preparation.of("Digiuno.", null)))),
                row(
                        "CatalogueEditor.rename",
                        WHO_EDIT,
                        (o, actor) ->
                                o.catalogueEditor()
                                        .rename(
                                                actor,
                                                new RenamePriceList(
                                                        "BASE",
                                                        o.serviceCatalogue()
                                                                .priceLists(ClinicFixture.SYSTEM)
                                                                .get(0)
                                                                .stamp(),
                                                        NAME))),
                row(
                        "TariffEditor.preview",
                        WHO_EDIT,
                        (o, actor) -> o.tariffEditor().preview(actor, dearer)),
                row(
                        "TariffEditor.change",
                        WHO_EDIT,
                        (o, actor) ->
                                o.tariffEditor()
                                        .change(
                                                actor,
                                                dearer,
                                                ((TariffPreviewOutcome.Shown)
                                                                o.tariffEditor()
                                                                        .preview(
                                                                                ClinicFixture
                                                                                        .SYSTEM,
                                                                                dearer))
                                                        .preview()
                                                        .fingerprint())),
                row(
                        "Tariffs.ofServices",
                        EnumSet.of(Asker.OPERATOR, Asker.ADMINISTRATOR, Asker.SYSTEM),
                        (o, actor) ->
                                o.tariffs().ofServices(actor, "OC-1", "BASE", Set.of(ALLERGY))));
    }

    private static AddFacility facility() {
        return new AddFacility(
                "OC-9",
                "Centro Nube",
                Address.of("Via Nuvola 9", "10121", "Torino", "TO"),
                null,
                List.of(),
                null,
                BookingMode.BY_PHONE,
                Set.of(ALLERGY),
                ALWAYS);
    }

    /** Free times are public; a hold belongs to its account. */
    static List<AuthorityRow> schedules(AuthorityFixture f) {
        Set<Asker> holder = EnumSet.of(Asker.OWNER, Asker.SYSTEM);
        Instant from = Instant.parse("2026-06-15T07:00:00Z");
        Instant until = from.plus(Duration.ofHours(2));
        return List.of(
                row(
                        "SlotFinder.page",
                        EVERYBODY,
                        (o, actor) ->
                                o.slotFinder()
                                        .page(actor, SlotCriteria.at("OC-1", ALLERGY), null, 5)),
                row(
                        "SlotFinder.first",
                        EVERYBODY,
                        (o, actor) ->
                                o.slotFinder().first(actor, SlotCriteria.at("OC-1", ALLERGY))),
                row(
                        "SlotFinder.practitioners",
                        EVERYBODY,
                        (o, actor) -> o.slotFinder().practitioners(actor, "OC-1", ALLERGY)),
                row(
                        "SlotFinder.firstOfSchedules",
                        EVERYBODY,
                        (o, actor) -> o.slotFinder().firstOfSchedules(actor, Set.of("AG-1"))),
                row(
                        "OfferFinder.find",
                        EVERYBODY,
                        (o, actor) ->
                                o.offerFinder(new DirectorySearch(o))
                                        .find(
                                                actor,
                                                OfferCriteria.of(
                                                        FacilityCriteria.any().offering(ALLERGY)),
                                                new PageRequest(1, 20))
                                        .offers()),
                row(
                        "SlotFinder.silentSources(Duration)",
                        EVERYBODY,
                        (o, actor) -> o.slotFinder().silentSources(actor, Duration.ofHours(1))),
                row(
                        "SlotFinder.silentSources(String, Duration)",
                        EVERYBODY,
                        (o, actor) ->
                                o.slotFinder().silentSources(actor, ALLERGY, Duration.ofHours(1))),
                row(
                        "SlotHolds.hold",
                        holder,
                        (o, actor) ->
                                o.slotHolds()
                                        .hold(
                                                actor,
                                                new HoldSlot(
                                                        f.account,
                                                        f.slots.get(0).slot(),
                                                        ALLERGY))),
                row(
                        "SlotHolds.extend",
                        holder,
                        (o, actor) -> o.slotHolds().extend(actor, f.account, f.held.slot())),
                row(
                        "SlotHolds.release",
                        holder,
                        (o, actor) -> o.slotHolds().release(actor, f.account, f.held.slot())),
                row(
                        "SlotHolds.inForce",
                        holder,
                        (o, actor) -> o.slotHolds().inForce(actor, f.account)),
                row(
                        "ScheduleEditor.add",
                        WHO_EDIT,
                        (o, actor) ->
                                o.scheduleEditor().add(actor, AuthorityFixture.provided("AG-9"))),
                row(
                        "ScheduleEditor.changeHours",
                        WHO_EDIT,
                        (o, actor) ->
                                o.scheduleEditor()
                                        .changeHours(
                                                actor,
                                                "AG-1",
                                                ClinicFixture.weekdays("09:00", "12:00"))),
                row(
                        "ScheduleEditor.extendHorizon(String)",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleEditor().extendHorizon(actor, "AG-1")),
                row(
                        "ScheduleEditor.extendHorizon(String, int)",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleEditor().extendHorizon(actor, "AG-1", 8)),
                row(
                        "ScheduleEditor.behind",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleEditor().behind(actor, DAY, null, 10)),
                row(
                        "ScheduleEditor.receive",
                        WHO_EDIT,
                        (o, actor) ->
                                o.scheduleEditor()
                                        .receive(
                                                actor,
                                                "AG-P",
                                                from,
                                                until,
                                                List.of(new SlotTime(from, until)))));
    }

    /** Schedules as administrators find and open them. */
    static List<AuthorityRow> openings() {
        OpenSchedules wish =
                new OpenSchedules(
                        Set.of("OC-2"),
                        "DR-1",
                        ClinicFixture.ROME,
                        Duration.ofMinutes(30),
                        Map.of(ALLERGY, Duration.ofMinutes(20)),
                        ClinicFixture.weekdays("09:00", "12:00").weekly(),
                        ALWAYS);
        return List.of(
                row(
                        "ScheduleDirectory.at",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleDirectory().at(actor, "OC-1")),
                row(
                        "ScheduleDirectory.ofPractitioner",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleDirectory().ofPractitioner(actor, "DR-1")),
                row(
                        "ScheduleDirectory.find",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleDirectory().find(actor, "AG-1")),
                row(
                        "ScheduleDirectory.withoutSchedule",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleDirectory().withoutSchedule(actor, null, null, 9)),
                row(
                        "ScheduleDirectory.countWithoutSchedule",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleDirectory().countWithoutSchedule(actor)),
                row(
                        "ScheduleOpenings.preview",
                        WHO_EDIT,
                        (o, actor) -> o.scheduleOpenings().preview(actor, wish, 7)),
                row(
                        "ScheduleOpenings.open",
                        WHO_EDIT,
                        (o, actor) ->
                                o.scheduleOpenings()
                                        .open(
                                                actor,
                                                wish,
                                                7,
                                                ((OpeningOutcome.Shown)
                                                                o.scheduleOpenings()
                                                                        .preview(
                                                                                ClinicFixture
                                                                                        .SYSTEM,
                                                                                wish,
                                                                                7))
                                                        .preview()
                                                        .fingerprint())));
    }

    /** What is published is public; who accepted it is not. */
    static List<AuthorityRow> terms(AuthorityFixture f) {
        return List.of(
                row(
                        "Terms.inForce",
                        EVERYBODY,
                        (o, actor) ->
                                o.terms().inForce(actor, CONDITIONS, f.clinic.clock.instant())),
                row(
                        "Terms.text",
                        EVERYBODY,
                        (o, actor) -> o.terms().text(actor, CONDITIONS, TERMS)),
                row(
                        "Terms.page",
                        EVERYBODY,
                        (o, actor) -> o.terms().page(actor, CONDITIONS, 0, 10)),
                row("TermsEditor.readers", WHO_EDIT, (o, actor) -> o.termsEditor().readers(actor)),
                row(
                        "TermsDrafts.find",
                        WHO_EDIT,
                        (o, actor) -> o.termsDrafts().find(actor, CONDITIONS)),
                row(
                        "TermsDrafts.save",
                        WHO_EDIT,
                        (o, actor) ->
                                o.termsDrafts()
                                        .save(
                                                actor,
                                                new SaveDraft(
                                                        CONDITIONS, 1, "2026-02", "", "§ 1", ""))),
                row(
                        "TermsDrafts.drop",
                        WHO_EDIT,
                        (o, actor) -> o.termsDrafts().drop(actor, CONDITIONS, 1)),
                row(
                        "StoredSettings.inForce(String)",
                        EVERYBODY, // rules are not secret
                        (o, actor) -> o.storedSettings().inForce(actor, "HOLDS").values()),
                row(
                        "StoredSettings.inForce(Set)",
                        EVERYBODY,
                        (o, actor) -> o.storedSettings().inForce(actor, Set.of("HOLDS"))),
                row(
                        "StoredSettings.numbers",
                        EVERYBODY,
                        (o, actor) -> o.storedSettings().numbers(actor)),
                row(
                        "StoredSettings.history",
                        WHO_EDIT, // who changed them is
                        (o, actor) -> o.storedSettings().history(actor, "HOLDS", 9, 9)),
                row(
                        "SettingsEditor.change",
                        WHO_EDIT,
                        (o, actor) ->
                                o.settingsEditor()
                                        .change(actor, new ChangeSettings("HOLDS", 1, Map.of()))),
                row(
                        "TermsEditor.publish",
                        WHO_EDIT,
                        (o, actor) ->
                                o.termsEditor()
                                        .publish(
                                                actor,
                                                new PublishTerms(
                                                        CONDITIONS,
                                                        "2026-02",
                                                        null,
                                                        "Nuove.",
                                                        null))),
                row(
                        "TermsAcceptances.record",
                        EVERYBODY, // for themselves, also before there is an account
                        (o, actor) ->
                                o.termsAcceptances()
                                        .record(
                                                actor,
                                                new RecordAcceptance(
                                                        CONDITIONS,
                                                        TERMS,
                                                        AcceptanceForm.ACCEPTED,
                                                        "Visit",
                                                        UUID.randomUUID()))),
                row(
                        "TermsAcceptances.findOutstanding",
                        "what nobody was shown",
                        EnumSet.complementOf(EnumSet.of(Asker.VISITOR)), // for themselves
                        (o, actor) ->
                                o.termsAcceptances()
                                        .findOutstanding(
                                                actor,
                                                CONDITIONS,
                                                AcceptanceForm.SHOWN,
                                                "Visit",
                                                f.accepted)),
                row(
                        "TermsAcceptances.findOutstanding",
                        "what the owner accepted",
                        EnumSet.complementOf(EnumSet.of(Asker.VISITOR, Asker.OWNER)),
                        (o, actor) ->
                                o.termsAcceptances()
                                        .findOutstanding(
                                                actor,
                                                CONDITIONS,
                                                AcceptanceForm.ACCEPTED,
                                                "Visit",
                                                f.accepted)),
                row(
                        "TermsAcceptances.of",
                        Asker.OWNER_AND_DESK,
                        (o, actor) -> o.termsAcceptances().of(actor, "Visit", f.accepted)));
    }
}
