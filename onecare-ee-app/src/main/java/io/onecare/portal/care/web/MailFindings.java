package io.onecare.portal.care.web;

import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.person.TaxCode;
import io.onecare.core.recognition.Confidence;
import io.onecare.core.recognition.Finding;
import io.onecare.core.recognition.MailPart;
import io.onecare.core.recognition.RecognisedMail;
import io.onecare.core.recognition.WishedTime;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.care.CareFile;
import io.onecare.portal.care.ReadMail;
import io.onecare.portal.faces.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was found in the mails of a request, in the operator's language. */
final class MailFindings {

    static final String FACILITY = "facility";
    static final String SERVICE = "service";
    static final String TIME = "time";

    /** More than these to choose from are a list, and no help. */
    private static final int MOST_SUGGESTED = 5;

    private final CareFile file;
    private final DeskView view;
    private final LocalDate today;
    private final Map<String, ServiceListing> services;

    MailFindings(CareFile file, CareDesk desk, DeskView view) {
        this.file = file;
        this.view = view;
        this.today = desk.today();
        this.services =
                file.mails().isEmpty()
                        ? Map.of()
                        : desk.catalogue().stream()
                                .map(CategoryListing::services)
                                .flatMap(List::stream)
                                .collect(
                                        Collectors.toMap(
                                                ServiceListing::code,
                                                Function.identity(),
                                                (one, same) -> one));
    }

    /** The mails, from first to last. */
    List<MailLine> lines() {
        List<MailLine> lines = new ArrayList<>();
        for (ReadMail mail : file.mails()) {
            List<MailFact> facts = facts(mail.found());
            lines.add(
                    new MailLine(
                            lines.size() + 1,
                            view.when(mail.receivedAt(), today),
                            mail.written().headButSubject(),
                            MarkedText.of(mail.written().subject(), MailPart.SUBJECT, facts),
                            MarkedText.of(mail.written().text(), MailPart.TEXT, facts),
                            mail.written().rest(),
                            facts));
        }
        return lines;
    }

    private List<MailFact> facts(RecognisedMail mail) {
        List<MailFact> facts = new ArrayList<>();
        String it = Language.IT.tag();
        mail.givenName().ifPresent(found -> add(facts, "GIVEN_NAME", found, found.value(), it));
        mail.surname().ifPresent(found -> add(facts, "SURNAME", found, found.value(), it));
        mail.taxCode().ifPresent(found -> add(facts, "TAX_CODE", found, found.value().value(), it));
        mail.service()
                .ifPresent(
                        found ->
                                add(
                                        facts,
                                        "SERVICE",
                                        found,
                                        service(found.value()),
                                        tongueOfService(found.value())));
        mail.facility()
                .ifPresent(found -> add(facts, "FACILITY", found, facility(found.value()), it));
        mail.time().ifPresent(found -> add(facts, "TIME", found, time(found.value()), tongue()));
        mail.phone().ifPresent(found -> add(facts, "PHONE", found, found.value(), it));
        return facts;
    }

    private void add(
            List<MailFact> facts, String field, Finding<?> found, String value, String tongue) {
        facts.add(
                new MailFact(
                        facts.size() + 1,
                        view.text("care.found." + field),
                        value,
                        tongue,
                        found.confidence(),
                        sureness(found.confidence()),
                        found.value() instanceof TaxCode code ? code.value() : "",
                        found.passages()));
    }

    private String sureness(Confidence confidence) {
        return view.text("care.confidence." + confidence);
    }

    /**
     * What the mails may mean as well in a field, those of the latest mail in front; nothing that
     * stands in the field already.
     */
    List<Suggestion> suggestions(String field) {
        Map<String, Suggestion> suggestions = new LinkedHashMap<>();
        for (int i = file.mails().size() - 1; i >= 0; i--) {
            suggest(suggestions, field, file.mails().get(i).found());
        }
        suggestions.remove(standing(field));
        return suggestions.values().stream().limit(MOST_SUGGESTED).toList();
    }

    private void suggest(Map<String, Suggestion> all, String field, RecognisedMail mail) {
        switch (field) {
            case FACILITY -> mail.facility().ifPresent(found -> add(all, found, this::ofFacility));
            case SERVICE -> mail.service().ifPresent(found -> add(all, found, this::ofService));
            case TIME -> mail.time().ifPresent(found -> add(all, found, this::ofTime));
            default -> throw new IllegalArgumentException(field);
        }
    }

    /** The value itself first, then what the words may mean as well. */
    private <T> void add(
            Map<String, Suggestion> all,
            Finding<T> found,
            BiFunction<T, String, Suggestion> suggestion) {
        Suggestion likeliest = suggestion.apply(found.value(), sureness(found.confidence()));
        all.putIfAbsent(likeliest.value(), likeliest);
        for (T other : found.alternatives()) {
            Suggestion another = suggestion.apply(other, view.text("care.confidence.alternative"));
            all.putIfAbsent(another.value(), another);
        }
    }

    private Suggestion ofFacility(String code, String sureness) {
        return new Suggestion(code, facilityAndTown(code), Language.IT.tag(), sureness);
    }

    private Suggestion ofService(String code, String sureness) {
        return new Suggestion(code, service(code), tongueOfService(code), sureness);
    }

    private Suggestion ofTime(WishedTime time, String sureness) {
        return new Suggestion(written(time), time(time), tongue(), sureness);
    }

    private String standing(String field) {
        RecognisedFacts facts = file.request().facts();
        return switch (field) {
            case FACILITY -> Optional.ofNullable(facts.facilityCode()).orElse("");
            case SERVICE -> Optional.ofNullable(facts.serviceCode()).orElse("");
            default ->
                    Optional.ofNullable(facts.wishedAt())
                            .map(at -> LocalDateTime.ofInstant(at, DeskView.ROME).toString())
                            .orElse("");
        };
    }

    private String facility(String code) {
        return Optional.ofNullable(file.facilities().get(code))
                .map(FacilityListing::name)
                .orElse(code);
    }

    private String facilityAndTown(String code) {
        return Optional.ofNullable(file.facilities().get(code))
                .map(listing -> listing.name() + ", " + listing.address().comune())
                .orElse(code);
    }

    private String service(String code) {
        return Optional.ofNullable(services.get(code))
                .map(listing -> listing.name().in(view.language().locale()))
                .orElse(code);
    }

    private String tongueOfService(String code) {
        return Optional.ofNullable(services.get(code))
                .filter(listing -> listing.name().english().isPresent())
                .map(listing -> tongue())
                .orElse(Language.IT.tag());
    }

    private String tongue() {
        return view.language().tag();
    }

    private String time(WishedTime time) {
        String day = view.formats().nearDay(time.day(), today);
        return time.time() == null
                ? day
                : view.language().say("layout.when", day, view.formats().time(time.time()));
    }

    /** Such as {@code 2026-10-17T13:00}, or the day alone. */
    private static String written(WishedTime time) {
        return time.time() == null ? time.day().toString() : time.day().atTime(time.time()) + "";
    }
}
